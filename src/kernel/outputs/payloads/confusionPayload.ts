import type { Task } from '../../../core/benchmark/tasks'
import type { ClassScheme } from '../../../core/runs/classes/classScheme'
import { RARER_CLASSES } from '../../../core/runs/classes/rarerClasses'
import type { ClassScores } from '../../../core/runs/classes/scoreClasses'
import type {
  ConfusionLabel,
  ConfusionPayload,
  ConfusionSeries,
  ConfusionView,
  PayloadSource,
} from '../../../protocol/payloads'
import { fittingItems } from './budget'

const RARER: ConfusionLabel = { key: RARER_CLASSES, title: RARER_CLASSES, gathered: true }

/** Answers of several models scored as the classes of one scheme. */
export interface ScoredView {
  readonly title: string
  /** Where they are the answers to one question. */
  readonly question?: string
  readonly scheme: ClassScheme
  readonly scores: readonly ClassScores[]
}

export interface ConfusionParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  /** The first is the output's own; of the others as many as there is room for. */
  readonly views: readonly [ScoredView, ...ScoredView[]]
}

/** Confusion matrices, one for every model and view. */
export function confusionPayload({ views, ...parts }: ConfusionParts): ConfusionPayload {
  const [first, ...others] = views.map(viewOf)
  const { title: viewTitle, labels, series } = first
  const payloadOf = (shown: readonly ConfusionView[]): ConfusionPayload => ({
    version: 1,
    ...parts,
    labels,
    series,
    ...(shown.length > 0 && { viewTitle, views: shown }),
  })
  return payloadOf(fittingItems(others, payloadOf))
}

function viewOf({ title, question, scheme, scores }: ScoredView): ConfusionView {
  const series = scores.map(({ model, metrics }): ConfusionSeries => ({
    model: model.id,
    title: model.title,
    metrics,
  }))
  const keys = new Set(series.flatMap(({ metrics }) => metrics.confusion.labels))
  const classes = [...keys].filter((key) => key !== RARER_CLASSES).sort(scheme.compare)
  return {
    title,
    ...(question !== undefined && { question }),
    labels: [...classes.map((key) => scheme.classOf(key)), ...(keys.has(RARER_CLASSES) ? [RARER] : [])],
    series,
  }
}
