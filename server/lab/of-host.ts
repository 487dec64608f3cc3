/** Lists that have an item for each host of a run. */

/**
 * The item of the host at that place.
 *
 * @throws RangeError where the list is shorter than the run has hosts.
 */
export function ofHost<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing for host ${index} of the run`);
  return item;
}
