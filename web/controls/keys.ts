/** The keyboard map: which key does what, and when a key belongs to the control that has the focus. */

export interface KeyActions {
  run(): void;
  toggle(): void;
  step(direction: 1 | -1): void;
  start(): void;
  end(): void;
  pan(lines: number): void;
  zoom(direction: 1 | -1): void;
  /** The whole run into the ladder's window. */
  fit(): void;
  filter(): void;
  faster(): void;
  slower(): void;
  clock(): void;
  fullscreen(): void;
  help(): void;
}

const LINES_PER_KEY = 3;

/** Carries out what the key means, unless the control in focus wants it for itself. */
export function handleKey(event: KeyboardEvent, actions: KeyActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (document.querySelector('dialog[open]') !== null) return;
  const action = actionOf(event.key, actions);
  if (!action || isForTheControl(event)) return;
  event.preventDefault();
  action();
}

function actionOf(key: string, actions: KeyActions): (() => void) | null {
  switch (key) {
    case 'Enter':
      return actions.run;
    case ' ':
      return actions.toggle;
    case 'ArrowLeft':
    case 'PageUp':
      return () => actions.step(-1);
    case 'ArrowRight':
    case 'PageDown':
      return () => actions.step(1);
    case 'ArrowUp':
      return () => actions.pan(-LINES_PER_KEY);
    case 'ArrowDown':
      return () => actions.pan(LINES_PER_KEY);
    case ']':
      return () => actions.zoom(1);
    case '[':
      return () => actions.zoom(-1);
    case '0':
      return actions.fit;
    case '/':
      return actions.filter;
    case 'Home':
      return actions.start;
    case 'End':
      return actions.end;
    case '+':
    case '=':
      return actions.faster;
    case '-':
      return actions.slower;
    case 't':
    case 'T':
      return actions.clock;
    case 'f':
    case 'F':
      return actions.fullscreen;
    case '?':
      return actions.help;
    default:
      return null;
  }
}

/** A text field keeps all keys but Enter in the parameters' form; buttons keep Enter and Space; lists keep the arrows. */
function isForTheControl({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isPress = key === 'Enter' || key === ' ';
  if (target.matches('input[type=range]')) return !isPress && key.length > 1;
  if (target.closest('textarea, select, input')) return true;
  if (isPress) return target.closest('button, a, summary, [role="tab"]') !== null;
  const isMove =
    key.startsWith('Arrow') || key.startsWith('Page') || key === 'Home' || key === 'End';
  return isMove && target.closest('[role="tablist"], [data-scrolls]') !== null;
}
