/** A host's name short enough for the head of its lifeline. */

const LONGEST = 17;

/** The name; of a long one (an IPv6 address) both ends: `102:304:…19f:7bae`. */
export function shortName(name: string): string {
  if (name.length <= LONGEST) return name;
  const half = (LONGEST - 1) / 2;
  return `${name.slice(0, half)}…${name.slice(-half)}`;
}
