import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { unreachable } from '../../core/errors'
import { buildReport, entryOf } from '../../core/runs/buildReport'
import { groupAnswers as groupsOf } from '../../core/runs/answerGroups'
import { numberEntries } from '../../core/runs/runNumbers'
import type { ReportEntry, RunReport } from '../../core/runs/report'
import { sliceColumn } from '../../core/runs/reportSlices'
import type { Run } from '../../core/runs/runLog'
import type { PayloadSource, RichOutput } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import type { Resources } from '../resources/resources'
import {
  makeChanges,
  makeComparison,
  makeCoverage,
  makeLeaderboard,
  makePenalties,
  makeWeakSlices,
} from './comparisonFigures'
import { makeConfusion } from './confusionFigure'
import { makeFlips } from './flipsFigure'
import { makeResiduals, makeScatter } from './errorFigures'
import { makeAnswers, makeChain } from './answerFigures'
import { partTitle } from './partTitle'
import { makePatchGrid } from './patchGrid'
import { reportPayload } from './payloads/reportPayload'
import { numbersPayload } from './payloads/numbersPayload'

type FigureOf<Kind extends RunFigure['kind']> = Extract<RunFigure, { kind: Kind }>

/** A run, or the selected part of one, and where its outputs find it again. */
export interface ShownRun {
  readonly run: Run
  readonly source: PayloadSource
}

/**
 * Makes a figure of a run; the output says how, so that it can be made again over other samples.
 * @param bootstrap samples of the intervals; 0 for none
 * @throws ReoError when a report is to be cut by a column that the data set does not have
 */
export async function makeRunFigure(
  resources: Resources,
  shown: ShownRun,
  figure: RunFigure,
  bootstrap: number,
): Promise<RichOutput> {
  const { run, source } = shown
  switch (figure.kind) {
    case 'report': {
      const payload = reportPayload(await runReport(run, figure, bootstrap), source)
      return { kind: 'table', payload: { ...payload, figure } }
    }
    case 'scatter': {
      const parts = { ...partsOf(shown, figure.task), entries: entriesOf(run, figure, bootstrap) }
      return { kind: 'scatter', payload: { ...(await makeScatter(resources, shown, figure, parts)), figure } }
    }
    case 'residuals': {
      const parts = { ...partsOf(shown, figure.task), task: figure.task }
      const payload = await makeResiduals(resources, shown, figure, parts)
      return { kind: 'residuals', payload: { ...payload, figure } }
    }
    case 'confusion': {
      const payload = await makeConfusion(resources, shown, figure, bootstrap)
      return { kind: 'confusion', payload: { ...payload, figure } }
    }
    case 'numbers': {
      const { task, model } = figure
      const entries = numberEntries(groupsOf(partOf(run, task, model)), task)
      return {
        kind: 'numbers',
        payload: { ...numbersPayload({ ...partsOf(shown, task), task, entries }), figure },
      }
    }
    case 'answers':
      return { kind: 'answers', payload: { ...(await makeAnswers(resources, shown, figure)), figure } }
    case 'chain':
      return { kind: 'chain', payload: { ...(await makeChain(resources, shown, figure)), figure } }
    case 'patches':
      return { kind: 'patchGrid', payload: { ...(await makePatchGrid(resources, shown, figure)), figure } }
    case 'flips':
      return { kind: 'flips', payload: { ...(await makeFlips(resources, shown, figure, bootstrap)), figure } }
    case 'leaderboard':
      return {
        kind: 'leaderboard',
        payload: { ...(await makeLeaderboard(resources, shown, figure, bootstrap)), figure },
      }
    case 'comparison':
      return {
        kind: 'table',
        payload: { ...(await makeComparison(resources, shown, figure, bootstrap)), figure },
      }
    case 'changes':
      return { kind: 'table', payload: { ...makeChanges(shown, figure), figure } }
    case 'penalties':
      return { kind: 'table', payload: { ...makePenalties(shown, figure), figure } }
    case 'coverage':
      return { kind: 'coverage', payload: { ...(await makeCoverage(resources, shown, figure)), figure } }
    case 'weakSlices':
      return { kind: 'table', payload: { ...(await makeWeakSlices(resources, shown, figure)), figure } }
    default:
      return unreachable(figure)
  }
}

/** A run's report, cut by a metadata column where one is named. @throws ReoError when the data set does not have it */
export async function runReport(
  run: Run,
  { by, countBins, trainingMeans }: Omit<FigureOf<'report'>, 'kind'>,
  bootstrap: number,
): Promise<RunReport> {
  return buildReport(run, {
    bootstrap,
    ...(countBins && { countBins }),
    ...(trainingMeans && { trainingMeans }),
    ...(by !== undefined && { slices: { by, valueOf: await sliceColumn(run, by) } }),
  })
}

/** Items that all resamples of a figure that is drawn may hold: a plot is waited for. */
const MOST_RESAMPLED = 12_000_000

/** Resamples that the spread of a figure needs at least: known to 7 % then. */
const LEAST_RESAMPLES = 100

function entriesOf(
  run: Run,
  { task, model }: { readonly task: Task; readonly model?: string },
  bootstrap: number,
): readonly ReportEntry[] {
  return groupsOf(partOf(run, task, model)).map((group) => {
    const affordable = Math.max(
      LEAST_RESAMPLES,
      Math.floor(MOST_RESAMPLED / Math.max(1, group.answers.length)),
    )
    return entryOf(group, { bootstrap: Math.min(bootstrap, affordable) })
  })
}

function partOf(run: Run, task: Task, model: string | undefined): Run {
  const answers = run.answers.filter(
    (answer) => answer.task === task && (model === undefined || answer.model === model),
  )
  return { ...run, answers }
}

/** What every figure of a task carries. */
export interface FigureParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
}

function partsOf({ run, source }: ShownRun, task: Task): FigureParts {
  const { dataset, models } = run.header
  return {
    task,
    title: `${TASK_DESCRIPTIONS[task].title} · ${partTitle(run.header, source)}`,
    source,
    synthetic: dataset.synthetic || models.some(({ synthetic }) => synthetic === true),
  }
}
