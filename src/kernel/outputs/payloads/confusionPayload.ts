import { landCoverClass, landCoverLabel } from '../../../core/benchmark/landCover'
import type { Task } from '../../../core/benchmark/tasks'
import type { ReportEntry } from '../../../core/runs/report'
import type {
  ConfusionLabel,
  ConfusionPayload,
  ConfusionSeries,
  PayloadSource,
} from '../../../protocol/payloads'

export interface ConfusionParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly entries: readonly ReportEntry[]
}

/** Confusion matrices, one for every model with classification metrics in the task. */
export function confusionPayload({
  task,
  title,
  source,
  synthetic,
  entries,
}: ConfusionParts): ConfusionPayload {
  const series = entries.flatMap(({ model, metrics }): readonly ConfusionSeries[] =>
    metrics.kind === 'classification' ? [{ model: model.id, title: model.title, metrics }] : [],
  )
  const keys = new Set(series.flatMap(({ metrics }) => metrics.confusion.labels))
  return {
    version: 1,
    title,
    source,
    synthetic,
    task,
    labels: [...keys].map((key) => labelOf(task, key)),
    series,
  }
}

/** A label for people: CGLS classes by name and in their colour. */
function labelOf(task: Task, key: string): ConfusionLabel {
  const code = Number(key)
  if (task !== 'landCover' || !Number.isInteger(code)) return { key, title: key }
  const colour = landCoverClass(code)?.colour
  return { key, title: landCoverLabel(code), ...(colour === undefined ? {} : { colour }) }
}
