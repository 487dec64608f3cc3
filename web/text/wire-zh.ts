/** 线路视图的文字。 */

import type { WireWords } from './wire-en.ts';

export const wireZh: WireWords = {
  onTheWire: '线路上',
  settings: '设置',
  rules: '规则',
};
