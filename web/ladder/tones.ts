/** Tokens' colours for a canvas, and word of when they change. */

/** Gives a token's colour as it is on `element` now; asked once each. */
export function tonesOf(element: HTMLElement): (token: string) => string {
  const known = new Map<string, string>();
  return (token) => {
    const tone = known.get(token) ?? resolve(element, token);
    known.set(token, tone);
    return tone;
  };
}

/** Calls `onchange` when the page's theme, or the machine's, becomes another; undone by what it returns. */
export function watchTones(onchange: () => void): () => void {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', onchange);
  const observer = new MutationObserver(onchange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    scheme.removeEventListener('change', onchange);
    observer.disconnect();
  };
}

/** A custom property's own text may be `light-dark(…)`; only a property in use has a colour. */
function resolve(element: HTMLElement, token: string): string {
  element.style.color = `var(${token})`;
  const { color } = getComputedStyle(element);
  element.style.color = '';
  return color;
}
