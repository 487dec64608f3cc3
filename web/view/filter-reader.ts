/** Reads the filter's text and follows one growing log with it. All that filtering needs, fetched as one. */

import { parseFilter, withTerm } from './filter.ts';
import { FilterIndex } from './filtered.ts';

/** Of one ladder. */
export class FilterReader {
  readonly parse = parseFilter;
  readonly withTerm = withTerm;
  readonly index = new FilterIndex();
}
