/** Why a typed value cannot stand in its field, in words. */

import type { ValueFault } from '#core/edit/write-field.ts';
import type { DraftWords } from '../text/draft-en.ts';

/** One sentence. */
export function faultText(fault: ValueFault, { faults }: DraftWords): string {
  switch (fault.type) {
    case 'no-number':
    case 'worked-out':
      return faults[fault.type]();
    case 'too-large':
      return faults[fault.type](fault.most);
    case 'no-multiple':
      return faults[fault.type](fault.step);
    case 'no-address':
      return faults[fault.type](fault.like);
    case 'no-bytes':
      return faults[fault.type](fault.lengthBytes);
  }
}
