/** The page's colours and type as a canvas takes them: tokens resolved where the graph stands. */

/** A snapshot; take another when the theme or the size changes. */
export interface Palette {
  /** A token's colour, such as `--data`, as `rgb(…)`. */
  colour(token: string): string;
  /** For uPlot, which scales it itself, such as `14px Inter`. */
  readonly font: string;
  /** For a canvas with so many px for one of the page. */
  fontAt(ratio: number): string;
  readonly fontPx: number;
  /** Width of the graph's lines, px. */
  readonly linePx: number;
}

/** Part of the element's type size that a line is wide, and a label is high. */
const LINE_SHARE = 0.12;
const LABEL_SHARE = 0.86;

/** Reads the tokens as they hold for that element. */
export function readPalette(element: HTMLElement): Palette {
  const colours = new Map<string, string>();
  const style = getComputedStyle(element);
  const remPx = parseFloat(style.fontSize);
  const fontPx = Math.round(remPx * LABEL_SHARE);
  return {
    font: `${fontPx}px ${style.fontFamily}`,
    fontAt: (ratio) => `600 ${fontPx * ratio}px ${style.fontFamily}`,
    fontPx,
    linePx: Math.max(1.25, remPx * LINE_SHARE),
    colour(token) {
      const known = colours.get(token) ?? resolve(element, token);
      colours.set(token, known);
      return known;
    },
  };
}

/** A token may be a pair for light and dark, which only an element's own colour resolves. */
function resolve(element: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.color = `var(${token})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Calls back when the theme may have changed; gives what stops it. */
export function watchTheme(onchange: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const watcher = new MutationObserver(onchange);
  watcher.observe(document.documentElement, { attributes: true });
  dark.addEventListener('change', onchange);
  contrast.addEventListener('change', onchange);
  return () => {
    watcher.disconnect();
    dark.removeEventListener('change', onchange);
    contrast.removeEventListener('change', onchange);
  };
}
