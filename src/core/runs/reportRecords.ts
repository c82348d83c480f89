import { TASK_DESCRIPTIONS } from '../benchmark/tasks'
import { ANSWER_STATUSES } from '../models/model'
import type { ReportEntry, RunReport } from './report'
import { REPORT_FIGURES } from './reportFigures'
import { checkText } from './reportTables'

/** A cell of the CSV report; null is empty. */
type Field = string | number | boolean | null

/** A flat record for every entry of a report, in full precision; all records have the same fields. */
export function reportRecords(report: RunReport): readonly Readonly<Record<string, Field>>[] {
  return [...report.entries, ...report.views].map((entry) => ({
    ...runFields(report),
    task: entry.task,
    unit: TASK_DESCRIPTIONS[entry.task].unit,
    by: 'slice' in entry ? (report.by ?? null) : null,
    slice: 'slice' in entry ? (entry.slice ?? null) : null,
    view: 'view' in entry ? entry.view : null,
    ...modelFields(entry),
    n: entry.metrics.n,
    answered: entry.metrics.answered,
    coverage: entry.metrics.coverage,
    ...figureFields(entry),
    ...Object.fromEntries(
      ANSWER_STATUSES.map((status) => [
        `status_${status}`,
        'statuses' in entry ? (entry.statuses[status] ?? 0) : null,
      ]),
    ),
  }))
}

function runFields({ run, outcome, skipped, intervals }: RunReport): Record<string, Field> {
  return {
    run: run.id,
    dataset: run.dataset.name,
    split: run.dataset.split,
    synthetic: run.dataset.synthetic,
    outcome,
    skipped,
    bootstrap: intervals?.resamples ?? null,
    seed: intervals?.seed ?? null,
  }
}

function modelFields({ model }: Pick<ReportEntry, 'model'>): Record<string, Field> {
  return {
    model: model.id,
    model_title: model.title,
    model_synthetic: model.synthetic ?? false,
    device: model.device?.device ?? null,
    device_check: model.device === undefined ? null : checkText(model.device),
  }
}

function figureFields({ metrics }: Pick<ReportEntry, 'metrics'>): Record<string, Field> {
  return Object.fromEntries(
    REPORT_FIGURES.flatMap(({ key, valueOf, intervalOf }) => {
      const interval = intervalOf(metrics)
      return [
        [key, valueOf(metrics) ?? null],
        [`${key}_low`, interval?.low ?? null],
        [`${key}_high`, interval?.high ?? null],
      ]
    }),
  )
}
