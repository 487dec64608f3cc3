/** Where a field's definition can be read. */

/** The address for `RFC 9293 §3.1`; null for what is no RFC. */
export function rfcLink(reference: string): string | null {
  const found = /^RFC (\d+)(?: §([\d.]+)| Appendix (\w+))?$/.exec(reference);
  if (found === null) return null;
  const [, number, section, appendix] = found;
  const place = section ? `#section-${section}` : appendix ? `#appendix-${appendix}` : '';
  return `https://www.rfc-editor.org/rfc/rfc${number}${place}`;
}
