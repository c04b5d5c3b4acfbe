/** The user's choice of light or dark; `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

/** Shows what is in the element light or dark, whatever the system does; the tokens follow by `light-dark()`. */
export function applyTheme(element: HTMLElement, theme: Theme): void {
  element.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
}
