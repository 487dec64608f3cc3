/** The words of a lesson in English; `lesson-zh.ts` is typed against them. */

export const lessonEn = {
  predict: 'Predict the next packet',
  right: 'Right.',
  wrong: 'Not quite.',
  sources: 'Read on',
};

export type LessonWords = typeof lessonEn;
