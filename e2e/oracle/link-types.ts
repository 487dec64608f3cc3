/** Wireshark's own numbers (`frame.encap_type`) of the link types that files name. */

/** By LINKTYPE; from Wireshark 4.0's `-T fields` on a file of each. */
export const WIRESHARK_LINK: Readonly<Record<number, number>> = {
  0: 15,
  1: 1,
  12: 7,
  14: 7,
  101: 7,
  108: 174,
  113: 25,
  228: 129,
  229: 130,
  276: 210,
};
