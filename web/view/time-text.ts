/** Times and sizes in words, the same in every language. */

/** µs as a person reads them: `85 µs`, `401 ms`, `1.02 s`. */
export function timeText(us: number): string {
  if (us < 995) return `${Math.round(us)} µs`;
  const ms = us / 1000;
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  return ms < 9995 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`;
}

/** A wait as it is watched: `8.2 s`, `48 s`, `2 min 5 s`. */
export function waitText(us: number): string {
  const exact = Math.max(0, us / 1_000_000);
  if (exact < 9.95) return `${exact.toFixed(1)} s`;
  const seconds = Math.round(exact);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A moment on the time axis: as {@link timeText}, but always to the ms, so that neighbours differ. */
export function axisText(us: number): string {
  return us < 999_500 ? timeText(us) : `${(us / 1_000_000).toFixed(3)} s`;
}

/** Bytes as a person reads them: `8 B`, `64.2 KiB`. */
export function bytesText(bytes: number): string {
  if (bytes < 10_000) return `${bytes} B`;
  return bytes < 10_000_000
    ? `${(bytes / 1024).toFixed(1)} KiB`
    : `${(bytes / 1_048_576).toFixed(1)} MiB`;
}
