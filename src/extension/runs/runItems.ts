import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { ModelSummary, RunState, RunSummary, TaskSummary } from '../../core/runs/runSummary'

/** How a line of the tree looks; the icon is the name of a codicon, its colour that of a theme. */
export interface ItemLook {
  readonly label: string
  readonly description: string
  readonly tooltip: string
  readonly icon: string
  readonly colour?: string
}

const LOOKS: Readonly<Record<RunState, Pick<ItemLook, 'icon' | 'colour'>>> = {
  running: { icon: 'sync~spin', colour: 'charts.blue' },
  complete: { icon: 'pass', colour: 'charts.green' },
  cancelled: { icon: 'circle-slash', colour: 'charts.yellow' },
  failed: { icon: 'error', colour: 'charts.red' },
  unfinished: { icon: 'debug-pause', colour: 'charts.yellow' },
}

/** A run: its file's name, its state, its data and how much there is of it. */
export function runLook(name: string, summary: RunSummary): ItemLook {
  const { state, dataset, models, answers, skipped, corrected, created, error, runBy } = summary
  return {
    label: name,
    description: [state, `${dataset.name}, ${dataset.split}`, plural(answers, 'answer')].join(' · '),
    tooltip: [
      summary.path,
      `${state}, begun ${new Date(created).toLocaleString()}${error === undefined ? '' : `: ${error}`}`,
      ...(runBy === undefined ? [] : [`${runBy} is at it`]),
      `${dataset.name}, ${dataset.split}${dataset.synthetic ? ' (synthetic)' : ''}`,
      `${plural(models.length, 'model')}, ${plural(answers, 'answer')}`,
      ...(skipped > 0 ? [`${plural(skipped, 'sample')} skipped`] : []),
      ...(corrected > 0 ? [`${plural(corrected, 'answer')} corrected by hand`] : []),
    ].join('\n'),
    ...LOOKS[state],
  }
}

/** A model of a run: how much of what it was asked it answered. */
export function modelLook({ id, title, synthetic, tasks }: ModelSummary): ItemLook {
  const asked = tasks.reduce((sum, { n }) => sum + n, 0)
  const answered = tasks.reduce((sum, task) => sum + task.answered, 0)
  return {
    label: title,
    description: [
      asked === 0 ? 'no answers to score' : `${shareText(answered, asked)} answered`,
      ...(synthetic ? ['synthetic'] : []),
    ].join(' · '),
    tooltip: `${id}\n${grouped(answered)} of ${grouped(asked)} questions with known truth answered`,
    icon: 'symbol-method',
  }
}

/** A task that a model was asked: its figures, never without the share of answers that they rest on. */
export function taskLook({ task, n, answered, figures }: TaskSummary): ItemLook {
  const { title, unit } = TASK_DESCRIPTIONS[task]
  const texts = figures.map(
    ({ title: name, value, digits }) => `${name} ${value === null ? '–' : value.toFixed(digits)}`,
  )
  return {
    label: title,
    description: [...texts, `${shareText(answered, n)} answered`].join(' · '),
    tooltip: `${title}${unit === '' ? '' : ` (${unit})`}\n${texts.join('\n')}\n${grouped(answered)} of ${grouped(n)} answered`,
    icon: 'graph',
  }
}

/** A log that cannot be read. */
export function problemLook(name: string, message: string): ItemLook {
  return {
    label: name,
    description: 'cannot be read',
    tooltip: message,
    icon: 'warning',
    colour: 'charts.yellow',
  }
}

/** A share as a percentage; never "0 %" or "100 %" unless exactly so. */
function shareText(part: number, whole: number): string {
  if (whole === 0) return '0 %'
  const percent = (100 * part) / whole
  if (part > 0 && percent < 0.1) return '< 0.1 %'
  if (part < whole && percent > 99.9) return '> 99.9 %'
  return `${percent.toFixed(Number.isInteger(percent) ? 0 : 1)} %`
}

function plural(count: number, one: string): string {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
