/** The words of a lesson in Chinese. */

import type { LessonWords } from './lesson-en.ts';

export const lessonZh: LessonWords = {
  predict: '预测下一个分组',
  right: '正确。',
  wrong: '不对。',
  sources: '延伸阅读',
};
