import { rowLog } from '../rowLog'

/** Answers of GeoChat's batch scripts: an object a line. */
export const geochat = rowLog({
  name: 'geochat',
  title: 'GeoChat JSONL',
  columns: {
    id: ['question_id', 'image_id'],
    answer: ['answer'],
    question: ['text', 'question'],
    truth: ['ground_truth'],
    kind: ['category', 'type'],
  },
  recognises: (cells) => 'question_id' in cells && 'answer' in cells && 'image_id' in cells,
})
