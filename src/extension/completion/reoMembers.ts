import type { CompletionItem } from '../../protocol/kernel'

/** What `reo.` offers while no kernel runs that could say more. */
export const REO_MEMBERS: readonly CompletionItem[] = [
  {
    label: 'open',
    kind: 'function',
    detail: 'open(dataset: string): Promise<Data>',
    documentation:
      "Opens a data set: the path of a folder, a `dataset.json` or an HDF5 file, or `'demo'` for generated data.",
  },
  {
    label: 'evaluate',
    kind: 'function',
    detail: 'evaluate(data: Data, models: string | string[], { tasks, limit, out }?): Promise<EvaluationRun>',
    documentation:
      'Asks models about data and keeps the answers in a run log, by default in `runs/`. An interrupt keeps what is done.',
  },
  {
    label: 'run',
    kind: 'function',
    detail: 'run(file: string): Promise<EvaluationRun>',
    documentation: 'Opens a run from its log, `NAME.reo.jsonl`.',
  },
  {
    label: 'models',
    kind: 'function',
    detail: 'models(): Promise<ModelDescription[]>',
    documentation: 'The models that can be named: those installed and the baselines.',
  },
]

/** Where a member of `reo` is being written before a cursor: the offset at which its name starts. */
export function startOfReoMember(codeBefore: string): number | undefined {
  const match = /(?<![\w$.])reo\s*\.\s*(?<name>[\w$]*)$/.exec(codeBefore)
  return match === null ? undefined : codeBefore.length - (match.groups?.['name'] ?? '').length
}
