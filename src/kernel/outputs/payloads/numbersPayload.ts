import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { NumberTask } from '../../../core/numberTokens/distributionOf'
import type { NumberEntry } from '../../../core/runs/runNumbers'
import type { NumbersPayload, PayloadSource } from '../../../protocol/payloads'

export interface NumbersParts {
  readonly task: NumberTask
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly entries: readonly NumberEntry[]
}

/** What becomes of every model's numbers in a task because they are written in tokens. */
export function numbersPayload({ task, title, source, synthetic, entries }: NumbersParts): NumbersPayload {
  return {
    version: 1,
    title: `Numbers · ${title}`,
    source,
    synthetic,
    task,
    unit: TASK_DESCRIPTIONS[task].unit,
    series: entries.map(({ model, diagnostics }) => ({ model: model.id, title: model.title, diagnostics })),
  }
}
