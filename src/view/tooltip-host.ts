/** The tooltip's host element and, in its closed shadow root, the layer that holds what is shown. */
export interface TooltipHost {
  readonly host: HTMLElement;
  readonly layer: HTMLElement;
  /** What it says is read out by screen readers. */
  readonly status: HTMLElement;
}

/** Makes the host, out of the document: a manual popover that no rule of the page can restyle. `sheet` styles what is inside. */
export function makeHost(document: Document, sheet: string): TooltipHost {
  const host = document.createElement('div');
  host.popover = 'manual';
  for (const [property, value] of hostStyles) host.style.setProperty(property, value, 'important');
  const root = host.attachShadow({ mode: 'closed' });
  adopt(root, sheet);
  const layer = document.createElement('div');
  const status = document.createElement('div');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  root.append(layer, status);
  return { host, layer, status };
}

/** What a page's own rules could change of the host, fixed on the element itself. */
const hostStyles: readonly (readonly [string, string])[] = [
  ['all', 'initial'],
  ['position', 'fixed'],
  ['inset', '0 auto auto 0'],
  ['width', '0'],
  ['height', '0'],
  ['margin', '0'],
  ['padding', '0'],
  ['border', '0'],
  ['overflow', 'visible'],
  ['background', 'none'],
  ['display', 'block'],
  ['opacity', '1'],
  ['visibility', 'visible'],
  ['transform', 'none'],
  ['filter', 'none'],
  ['clip-path', 'none'],
  ['pointer-events', 'auto'],
  ['z-index', '2147483647'],
];

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
