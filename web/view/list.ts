/** A list that may be made up as it is read: an array is one, and so are the packets of a capture of any size. */

/** As much of an array as views use. `at` takes a place from 0; a negative one counts from the end. */
export type List<T> = Pick<readonly T[], 'length' | 'at' | 'slice'>;
