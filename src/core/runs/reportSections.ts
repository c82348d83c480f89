import { type Task, TASK_DESCRIPTIONS, TASKS } from '../benchmark/tasks'
import type { TextTable } from './formatTable'
import type { ReportEntry, RunReport, ViewEntry } from './report'
import { taskTitle } from './reportFigures'
import { numbersTable } from './reportNumbers'
import type { NumberEntry } from './runNumbers'
import {
  binsTable,
  consistencyTable,
  type FigureRow,
  figuresTable,
  modelsTable,
  reasonsTable,
  statusesTable,
  usageTable,
} from './reportTables'

/** A table of a report under its heading. */
export interface ReportSection {
  readonly title: string
  readonly table: TextTable
}

/** A report as tables: the figures of every task with bins and slices, what was not answered, the models. */
export function reportSections({
  entries,
  by,
  run,
  views,
  consistency,
  numbers,
  usage,
}: RunReport): readonly ReportSection[] {
  const whole = entries.filter(({ slice }) => slice === undefined)
  const sliced = entries.filter(({ slice }) => slice !== undefined)
  const isUnanswered = whole.some(({ metrics }) => metrics.answered < metrics.n)
  return [
    ...TASKS.flatMap((task) => [
      ...wholeSection(task, ofTask(whole, task), views),
      ...binsSection(task, ofTask(whole, task)),
      ...figuresSection(`${taskTitle(task)} by ${by ?? ''}`, ofTask(sliced, task), by),
      ...numbersSection(
        task,
        numbers.filter((entry) => entry.task === task),
      ),
    ]),
    ...(isUnanswered ? [{ title: 'Answers by status', table: statusesTable(whole) }] : []),
    ...(whole.some(({ unanswered }) => unanswered.some(({ reason }) => reason !== undefined))
      ? [{ title: 'Not answered, by reason', table: reasonsTable(whole) }]
      : []),
    ...(consistency.length > 0
      ? [{ title: 'Answers that contradict each other', table: consistencyTable(consistency) }]
      : []),
    ...(usage.length > 0 ? [{ title: 'Requests, tokens and cost', table: usageTable(usage) }] : []),
    { title: 'Models and devices', table: modelsTable(run.models) },
  ]
}

function ofTask(entries: readonly ReportEntry[], task: Task): readonly ReportEntry[] {
  return entries.filter((entry) => entry.task === task)
}

function figuresSection(title: string, entries: readonly FigureRow[], by?: string): readonly ReportSection[] {
  return entries.length === 0 ? [] : [{ title, table: figuresTable(entries, by) }]
}

/** A task's figures; in three views where something is not answered. */
function wholeSection(
  task: Task,
  entries: readonly ReportEntry[],
  views: readonly ViewEntry[],
): readonly ReportSection[] {
  const viewed = views
    .filter((entry) => entry.task === task)
    .map(({ view, ...entry }) => ({ ...entry, slice: view }))
  return viewed.length === 0
    ? figuresSection(taskTitle(task), entries)
    : figuresSection(taskTitle(task), viewed, 'view')
}

function numbersSection(task: Task, entries: readonly NumberEntry[]): readonly ReportSection[] {
  return entries.length === 0
    ? []
    : [{ title: `${taskTitle(task)}: how the numbers are written`, table: numbersTable(entries) }]
}

function binsSection(task: Task, entries: readonly ReportEntry[]): readonly ReportSection[] {
  const binned = entries.flatMap(({ model, metrics }) =>
    metrics.kind === 'regression' && metrics.bins.length > 0 ? [{ name: model.id, bins: metrics.bins }] : [],
  )
  if (binned.length === 0) return []
  const { title, unit } = TASK_DESCRIPTIONS[task]
  return [{ title: `Errors by true ${title.toLowerCase()} (${unit})`, table: binsTable(binned) }]
}
