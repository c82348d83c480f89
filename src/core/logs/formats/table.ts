import { rowLog } from '../rowLog'

/** Any table with a column of answers, by names that are often given to columns. */
export const table = rowLog({
  name: 'table',
  title: 'a table: JSONL, JSON array, CSV, TSV, Parquet or an Excel workbook',
  columns: {
    id: ['id', 'sample', 'sample_id', 'question_id', 'index'],
    answer: ['answer', 'response', 'prediction', 'raw', 'output', 'generated_answer', 'model_answer'],
    question: ['question', 'query', 'prompt'],
    truth: ['truth', 'ground_truth', 'annotation', 'gold_answer', 'target', 'gt', 'label'],
    kind: ['task', 'kind', 'vqa_type', 'category', 'type'],
    model: ['model', 'model_name'],
  },
  recognises: () => true,
})
