import { landCoverClass } from '../benchmark/landCover'
import { TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { RegressionBin, TaskMetrics } from '../metrics/results'
import { ANSWER_STATUSES, type DeviceReport, type ModelDescription } from '../models/model'
import type { Consistency } from './consistency'
import { left, right, type TableHead, type TextTable } from './formatTable'
import { costText } from './progressText'
import type { ReportEntry } from './report'
import type { ModelUsage } from './usage'
import { countText, figureText, numberText, REPORT_FIGURES, type ReportFigure } from './reportFigures'

/** Figures that at least one of the metrics has. */
export function figuresOf(metrics: readonly TaskMetrics[]): readonly ReportFigure[] {
  return REPORT_FIGURES.filter(({ valueOf }) => metrics.some((each) => valueOf(each) !== undefined))
}

/** What a row of figures is of. */
export type FigureRow = Pick<ReportEntry, 'model' | 'task' | 'slice' | 'metrics'>

/**
 * A row of figures for every entry, with its items and coverage.
 * @param by column that the entries are slices of
 */
export function figuresTable(entries: readonly FigureRow[], by?: string): TextTable {
  const figures = figuresOf(entries.map(({ metrics }) => metrics))
  return {
    columns: [
      ...(by === undefined ? [] : [left(by)]),
      left('model'),
      ...itemHeads(),
      ...figures.map(({ title }) => right(title)),
    ],
    rows: entries.map(({ model, slice = '', metrics }) => [
      ...(by === undefined ? [] : [sliceTitle(by, slice)]),
      model.id,
      ...itemCells(metrics),
      ...figures.map((figure) => figureText(figure, metrics)),
    ]),
  }
}

/** Heads of {@link itemCells}. */
export function itemHeads(): readonly TableHead[] {
  return [right('n'), right('answered'), right('coverage')]
}

/** How many items metrics are of, and how many of them were answered. */
export function itemCells({ n, answered, coverage }: TaskMetrics): readonly string[] {
  return [countText(n), countText(answered), `${(100 * coverage).toFixed(1)} %`]
}

/** Errors by bin of the true value, a column for every bin. */
export function binsTable(
  entries: readonly { readonly name: string; readonly bins: readonly RegressionBin[] }[],
): TextTable {
  const bins = entries.at(0)?.bins ?? []
  return {
    columns: [left('model'), left('figure'), ...bins.map(({ low, high }) => right(`${low}–${high}`))],
    rows: entries.flatMap((entry) => [
      [entry.name, 'n', ...entry.bins.map(({ n }) => countText(n))],
      [entry.name, 'RMSE', ...entry.bins.map(({ rmse }) => numberText(rmse, 1))],
      [entry.name, 'bias', ...entry.bins.map(({ bias }) => numberText(bias, 1))],
    ]),
  }
}

/** How many questions met with which answer. */
export function statusesTable(entries: readonly ReportEntry[]): TextTable {
  const met = ANSWER_STATUSES.filter((status) =>
    entries.some(({ statuses }) => statuses[status] !== undefined),
  )
  return {
    columns: [left('task'), left('model'), ...met.map((status) => right(status))],
    rows: entries.map(({ task, model, statuses }) => [
      TASK_DESCRIPTIONS[task].title,
      model.id,
      ...met.map((status) => countText(statuses[status] ?? 0)),
    ]),
  }
}

/** Why questions were not answered, with shares of all questions of the task. */
export function reasonsTable(entries: readonly ReportEntry[]): TextTable {
  return {
    columns: [left('task'), left('model'), left('status'), left('reason'), right('n'), right('share')],
    rows: entries.flatMap(({ task, model, metrics, unanswered }) =>
      unanswered.map(({ status, reason = '–', count }) => [
        TASK_DESCRIPTIONS[task].title,
        model.id,
        status,
        reason,
        countText(count),
        share(count, metrics.n),
      ]),
    ),
  }
}

/** How many samples each model contradicts itself about, and how. */
export function consistencyTable(judged: readonly Consistency[]): TextTable {
  return {
    columns: [left('model'), left('contradiction'), right('samples'), right('share'), left('such as')],
    rows: judged.flatMap(({ model, judged: samples, contradicting, contradictions }) => [
      [
        model.id,
        'any',
        `${countText(contradicting)} of ${countText(samples)}`,
        share(contradicting, samples),
        '',
      ],
      ...contradictions.map(({ title, count, examples }) => [
        model.id,
        title,
        countText(count),
        share(count, samples),
        examples.join(', '),
      ]),
    ]),
  }
}

function share(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`
}

/** What the answers of each model took. */
export function usageTable(usages: readonly ModelUsage[]): TextTable {
  return {
    columns: [
      left('model'),
      right('requests'),
      right('not sent again'),
      right('tokens in'),
      right('tokens out'),
      right('median s'),
      right('95 % within s'),
      right('cost'),
    ],
    rows: usages.map(({ model, requests, cached, tokens, latency, cost }) => [
      model.id,
      countText(requests),
      countText(cached),
      tokens === undefined ? '–' : countText(tokens.inputTokens),
      tokens === undefined ? '–' : countText(tokens.outputTokens),
      secondsText(latency?.median),
      secondsText(latency?.p95),
      cost === undefined ? '–' : costText(cost),
    ]),
  }
}

function secondsText(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '–' : (milliseconds / 1000).toFixed(2)
}

/** What the models are, which device each ran on, and how that device was checked. */
export function modelsTable(models: readonly ModelDescription[]): TextTable {
  return {
    columns: [left('model'), left('title'), left('training data'), left('device'), left('check')],
    rows: models.map(({ id, title, trainingData = '–', device }) => [
      id,
      title,
      trainingData,
      device?.device ?? '–',
      device === undefined ? '–' : checkText(device),
    ]),
  }
}

/** What became of every device that was tried. */
export function checkText({ trials }: DeviceReport): string {
  return trials.map(({ device, outcome, reason }) => `${device} ${outcome}: ${reason}`).join(' ')
}

/** A slice's name; of land cover, also what its code means. */
function sliceTitle(by: string, slice: string): string {
  const known = by === 'landCover' ? landCoverClass(Number(slice)) : undefined
  return known === undefined ? slice : `${slice} ${known.label}`
}
