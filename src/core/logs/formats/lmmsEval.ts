import { rowLog } from '../rowLog'

/** `{date}_samples_{task}.jsonl` of lmms-eval; `resps` is left out where it equals `filtered_resps`. */
export const lmmsEval = rowLog({
  name: 'lmms-eval',
  title: 'lmms-eval samples',
  columns: {
    id: ['doc_id'],
    answer: ['filtered_resps', 'resps'],
    question: ['input'],
    truth: ['target'],
  },
  recognises: (cells) => 'doc_id' in cells && ('filtered_resps' in cells || 'resps' in cells),
})
