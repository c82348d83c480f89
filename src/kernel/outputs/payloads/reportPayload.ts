import { TASK_DESCRIPTIONS, TASKS } from '../../../core/benchmark/tasks'
import type { TaskMetrics } from '../../../core/metrics/results'
import type { ModelDescription } from '../../../core/models/model'
import type { Consistency } from '../../../core/runs/consistency'
import { taskTitle } from '../../../core/runs/reportFigures'
import { countBinsNotes, readingNotes, viewNotes } from '../../../core/runs/reportNotes'
import { costText } from '../../../core/runs/progressText'
import type { FigureRow } from '../../../core/runs/reportTables'
import type { ReportEntry, RunReport } from '../../../core/runs/report'
import type { UnansweredCount } from '../../../core/runs/unanswered'
import { expressionText } from '../../../core/slices/expression/sliceExpression'
import type { ModelUsage } from '../../../core/runs/usage'
import { partTitle } from '../partTitle'
import type {
  PayloadSource,
  TableCell,
  TableColumn,
  TableMark,
  TablePayload,
} from '../../../protocol/payloads'

/** One figure of a report: its column, and where its value and interval come from. */
interface Figure {
  readonly column: TableColumn
  readonly of: (metrics: TaskMetrics) => TableCell
}

const FIGURES: readonly Figure[] = [
  regressionFigure({ key: 'rmse', title: 'RMSE', kind: 'number', digits: 2, better: 'low' }, 'rmse'),
  regressionFigure({ key: 'mae', title: 'MAE', kind: 'number', digits: 2, better: 'low' }, 'mae'),
  regressionFigure({ key: 'r2', title: 'R²', kind: 'number', digits: 3, better: 'high' }, 'r2'),
  regressionFigure({ key: 'bias', title: 'bias', kind: 'number', digits: 2 }, 'bias'),
  regressionFigure(
    { key: 'discretised', title: 'discretised accuracy', kind: 'number', digits: 3, better: 'high' },
    'discretisedAccuracy',
  ),
  classificationFigure(
    { key: 'accuracy', title: 'accuracy', kind: 'number', digits: 3, better: 'high' },
    'accuracy',
  ),
  classificationFigure(
    { key: 'macroPrecision', title: 'macro precision', kind: 'number', digits: 3, better: 'high' },
    'macroPrecision',
  ),
  classificationFigure(
    { key: 'macroRecall', title: 'macro recall', kind: 'number', digits: 3, better: 'high' },
    'macroRecall',
  ),
  classificationFigure(
    { key: 'macroF1', title: 'macro F1', kind: 'number', digits: 3, better: 'high' },
    'macroF1',
  ),
]

/** What stands in the column of slices for the whole run. */
const WHOLE = 'all'

/** A run's report as a table, a row for every model and task (and slice), with what else must be said below. */
export function reportPayload(report: RunReport, source: PayloadSource): TablePayload {
  const { title: cut, rows } = cutRows(report)
  const figures = FIGURES.filter(({ of }) => rows.some(({ metrics }) => of(metrics) !== null))
  const columns: readonly TableColumn[] = [
    { key: 'model', title: 'model', kind: 'text' },
    { key: 'task', title: 'task', kind: 'text' },
    ...(cut === undefined ? [] : [{ key: 'slice', title: cut, kind: 'text' as const }]),
    { key: 'n', title: 'n', kind: 'number', digits: 0 },
    { key: 'coverage', title: 'coverage', kind: 'number', digits: 3 },
    ...figures.map(({ column }) => comparable(column, cut)),
  ]
  return {
    version: 1,
    title: `Report · ${partTitle(report.run, source)}`,
    source,
    synthetic: report.run.dataset.synthetic || report.run.models.some(({ synthetic }) => synthetic),
    columns,
    groupBy: 'task',
    rows: rows.map((entry) => ({
      model: entry.model.id,
      task: taskTitle(entry.task),
      ...(cut === undefined ? {} : { slice: entry.slice ?? WHOLE }),
      n: entry.metrics.n,
      coverage: finite(entry.metrics.coverage),
      ...Object.fromEntries(figures.map(({ column, of }) => [column.key, of(entry.metrics)])),
    })),
    ...(report.by !== undefined && {
      marks: { column: 'slice', rows: rows.map(({ slice }) => sliceMark(report.by, slice)) },
    }),
    notes: notesOf(report),
  }
}

/** The samples whose column holds a value; none where a row is of the whole run. */
function sliceMark(column: string | undefined, slice: string | undefined): TableMark | null {
  if (column === undefined || slice === undefined) return null
  const expression = expressionText({
    kind: 'compare',
    column: { name: column, at: 0 },
    comparison: '=',
    value: slice,
  })
  return { title: expression, criterion: { kind: 'slice', expression } }
}

/** A report's rows and what they are cut by: a column, or the three views where something is not answered. */
function cutRows({ by, entries, views }: RunReport): {
  readonly title?: string
  readonly rows: readonly FigureRow[]
} {
  if (by !== undefined) return { title: by, rows: entries }
  if (views.length === 0) return { rows: entries }
  const viewed = new Set(views.map(({ task }) => task))
  const rows = [
    ...entries.filter(({ task }) => !viewed.has(task)),
    ...views.map(({ view, ...entry }) => ({ ...entry, slice: view })),
  ]
  return { title: 'view', rows: rows.toSorted((a, b) => TASKS.indexOf(a.task) - TASKS.indexOf(b.task)) }
}

/** A best value is marked among the models of one task, not among slices, which differ in their samples. */
function comparable({ better, ...column }: TableColumn, cut: string | undefined): TableColumn {
  return better === undefined || cut !== undefined ? column : { ...column, better }
}

function regressionFigure(
  column: TableColumn,
  key: 'rmse' | 'mae' | 'r2' | 'bias' | 'discretisedAccuracy',
): Figure {
  return {
    column,
    of: (metrics) => (metrics.kind === 'regression' ? (metrics.ci?.[key] ?? finite(metrics[key])) : null),
  }
}

function classificationFigure(
  column: TableColumn,
  key: 'accuracy' | 'macroPrecision' | 'macroRecall' | 'macroF1',
): Figure {
  return {
    column,
    of: (metrics) => (metrics.kind === 'classification' ? (metrics.ci?.[key] ?? finite(metrics[key])) : null),
  }
}

function finite(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value
}

function notesOf(report: RunReport): readonly string[] {
  const { run, outcome, skipped, entries, intervals } = report
  return [
    ...(intervals === undefined
      ? []
      : [`Intervals of 95 % from ${intervals.resamples.toLocaleString('en')} resamples of samples.`]),
    ...(outcome === 'complete' ? [] : [`The run is ${outcome}: figures are of the answers there are.`]),
    ...(skipped === 0
      ? []
      : [`${plural(skipped, 'sample was', 'samples were')} skipped; the run log says why.`]),
    ...(report.by === undefined ? viewNotes(report) : []),
    ...countBinsNotes(report),
    ...readingNotes(run.models),
    ...entries.flatMap((entry) => statusNote(entry) ?? []),
    ...report.consistency.flatMap((judged) => consistencyNote(judged) ?? []),
    ...report.usage.map(usageNote),
    ...run.models.flatMap((model) => deviceNote(model) ?? []),
  ]
}

function statusNote({ model, task, slice, unanswered }: ReportEntry): string | undefined {
  if (unanswered.length === 0) return undefined
  const where = [model.title, TASK_DESCRIPTIONS[task].title, ...(slice === undefined ? [] : [slice])].join(
    ', ',
  )
  return `${where}: ${unanswered.map(unansweredText).join(', ')}.`
}

/** Such as `12 refused` or `3 unparseable (vague)`; reasons that say no more than their status are left out. */
function unansweredText({ status, reason, count }: UnansweredCount): string {
  const says =
    reason === undefined || reason === 'refusal' || reason === 'outside-range' ? '' : ` (${reason})`
  return `${count.toLocaleString('en')} ${status}${says}`
}

function consistencyNote({ model, judged, contradicting, contradictions }: Consistency): string | undefined {
  if (contradicting === 0) return undefined
  const share = ((100 * contradicting) / judged).toFixed(1)
  const kinds = contradictions.map(
    ({ title, count, examples }) => `${title.toLowerCase()}: ${count}, such as ${examples[0]}`,
  )
  return `${model.title} contradicts itself about ${contradicting.toLocaleString('en')} of ${plural(judged, 'sample', 'samples')} (${share} %): ${kinds.join('; ')}.`
}

/** Such as `GPT: 400 requests, 40,000 tokens in and 2,800 out, 1.2 s each (median), $0.0077.` */
function usageNote({ model, requests, cached, tokens, latency, cost }: ModelUsage): string {
  const parts = [
    plural(requests, 'request', 'requests'),
    ...(cached === 0 ? [] : [`${cached.toLocaleString('en')} answers known from identical requests`]),
    ...(tokens === undefined
      ? []
      : [
          `${tokens.inputTokens.toLocaleString('en')} tokens in and ${tokens.outputTokens.toLocaleString('en')} out`,
        ]),
    ...(latency === undefined ? [] : [`${(latency.median / 1000).toFixed(2)} s each (median)`]),
    ...(cost === undefined ? [] : [costText(cost)]),
  ]
  return `${model.title}: ${parts.join(', ')}.`
}

/** Where a model ran, and why not elsewhere. */
function deviceNote({ title, device }: ModelDescription): string | undefined {
  if (device === undefined) return undefined
  const refused = device.trials
    .filter(({ outcome }) => outcome !== 'used')
    .map((trial) => `${trial.device} was ${trial.outcome} (${trial.reason.replace(/\.$/, '')})`)
  return `${title} ran on ${device.device}${refused.length === 0 ? '' : `; ${refused.join('; ')}`}.`
}

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
