/** A host's name short enough for the head of its lifeline. */

/** Characters of a name that is shown whole wherever there is room. */
export const LONGEST = 17;

/** The name; of one that is too long (an IPv6 address) both ends: `102:304:…19f:7bae`. */
export function shortName(name: string, longest: number = LONGEST): string {
  if (name.length <= longest) return name;
  const tail = Math.max(1, Math.floor((longest - 1) / 2));
  const head = Math.max(0, longest - 1 - tail);
  return `${name.slice(0, head)}…${name.slice(-tail)}`;
}
