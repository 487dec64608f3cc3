/** What benches do inside the page: each function is sent to the browser whole, and knows nothing outside itself. */

/** Waits until the run has not grown for two seconds: the first picture is there long before the file's end. */
export async function wholeRun(): Promise<void> {
  const slider = document.querySelector<HTMLInputElement>('footer input[type=range]');
  for (let max = ''; max !== slider?.max;) {
    max = slider?.max ?? max;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

/**
 * Seeks to random places of the scrubber; how long each takes, ms: from the move, made where a frame begins as a person's
 * moves are, until that frame is painted; and where labels come with a later frame, until that one is.
 */
export async function seekTimes(count: number): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>('footer input[type=range]');
  if (!slider) throw new Error('there is no scrubber');
  const channel = new MessageChannel();
  /** The first task after a frame's style, layout and paint. */
  const painted = () =>
    new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  const times: number[] = [];
  let seed = 1;
  for (let i = 0; i < count; i++) {
    await new Promise(requestAnimationFrame);
    seed = (seed * 48_271) % 2_147_483_647; // Park and Miller's generator: the same places in every run
    const beganMs = performance.now();
    slider.valueAsNumber = (Number(slider.max) * seed) / 2_147_483_647;
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await painted();
    while (document.querySelector('main svg[aria-busy=true]') !== null) {
      await new Promise(requestAnimationFrame);
      await painted();
    }
    times.push(performance.now() - beganMs);
  }
  return times;
}

/** Frames per second while the page plays, or while the ladder is scrolled by `scrollPx` a frame. */
export async function framesWhile({ ms, scrollPx }: { ms: number; scrollPx: number }) {
  const ladder = document.querySelector('main svg');
  const beganMs = performance.now();
  let frames = 0;
  while (performance.now() - beganMs < ms) {
    if (scrollPx !== 0) {
      const wheel = { deltaY: scrollPx, bubbles: true, cancelable: true };
      ladder?.parentElement?.dispatchEvent(new WheelEvent('wheel', wheel));
    }
    await new Promise(requestAnimationFrame);
    frames++;
  }
  return (frames * 1000) / (performance.now() - beganMs);
}

/** Begins to watch how long the page goes without answering. */
export function watchGaps(): void {
  let lastMs = performance.now();
  setInterval(() => {
    const nowMs = performance.now();
    performance.measure('gap', { start: lastMs, end: nowMs });
    lastMs = nowMs;
  }, 4);
}

/** The longest it went since {@link watchGaps}, ms. */
export function longestGap(): number {
  return Math.max(...performance.getEntriesByName('gap').map(({ duration }) => duration));
}
