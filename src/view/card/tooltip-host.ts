/** The tooltip's host element and, in its closed shadow root, the layer that holds what is shown. */
export interface TooltipHost {
  readonly host: HTMLElement;
  readonly layer: HTMLElement;
  /** What it says is read out by screen readers. */
  readonly status: HTMLElement;
}

/** Makes the host, out of the document: a manual popover that no style of the page can change. `sheet` styles it and what is inside. */
export function makeHost(document: Document, sheet: string): TooltipHost {
  const host = document.createElement('div');
  host.popover = 'manual';
  const root = host.attachShadow({ mode: 'closed' });
  adopt(root, sheet);
  const layer = document.createElement('div');
  layer.className = 'layer';
  const status = document.createElement('div');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  root.append(layer, status);
  return { host, layer, status };
}

/** What could disable the host and has to be watched; its looks are safe from any attribute (see host.css). */
export const watchedAttributes = ['popover', 'inert', 'aria-hidden'];

/** Gives the host back the attributes that makeHost gave it. False where they were others. */
export function restoreAttributes(host: HTMLElement): boolean {
  const isIntact = watchedAttributes.every(
    (name) => host.getAttribute(name) === (name === 'popover' ? 'manual' : null),
  );
  if (isIntact) return true;
  for (const name of watchedAttributes) host.removeAttribute(name);
  host.popover = 'manual';
  return false;
}

/** Firefox before 153 takes no constructed sheet from a content script; a style element inside the root does there. */
function adopt(root: ShadowRoot, sheet: string): void {
  try {
    const adopted = new CSSStyleSheet();
    adopted.replaceSync(sheet);
    root.adoptedStyleSheets = [adopted];
  } catch {
    const style = root.ownerDocument.createElement('style');
    style.textContent = sheet;
    root.append(style);
  }
}
