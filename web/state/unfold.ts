/** Takes up something long a part at a time, so that the page goes on answering. */

/** Items in one part: about a frame of work. Between two parts the page has its turn. */
const PART = 20_000;

/**
 * Calls `take` with a growing count, first at once and last with `total`.
 *
 * @returns lets go of what is left.
 */
export function unfold(total: number, take: (count: number) => void): () => void {
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    count = Math.min(total, count + PART);
    take(count);
    if (count < total) timer = setTimeout(next);
  };
  next();
  return () => clearTimeout(timer);
}
