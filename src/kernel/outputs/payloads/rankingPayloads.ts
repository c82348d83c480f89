import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { ComparedFigure } from '../../../core/metrics/comparison/resampledFigures'
import { figureOf } from '../../../core/runs/comparison/comparisonTables'
import type { Leaderboard } from '../../../core/runs/comparison/leaderboard'
import type { ModelCoverage, RunCoverage } from '../../../core/runs/comparison/runCoverage'
import { encodeArray } from '../../../protocol/encoding'
import type {
  CoveragePayload,
  CoverageSeries,
  LeaderboardPayload,
  LeaderboardRanking,
  LeaderboardTask,
} from '../../../protocol/rankingPayloads'
import type { ComparisonParts } from './comparisonPayloads'

/** Models in order, task after task. @param boards of one task each, one by every figure */
export function leaderboardPayload(
  boards: readonly (readonly [Leaderboard, ...Leaderboard[]])[],
  cluster: string | undefined,
  parts: ComparisonParts,
): LeaderboardPayload {
  return {
    version: 1,
    ...parts,
    tasks: boards.map(taskOf),
    ...(cluster !== undefined && { cluster }),
    notes: [
      'Over the questions that all models answered. A rank is a range where differences to others are not told from chance; p is corrected for all pairs.',
      ...parts.notes,
    ],
  }
}

function taskOf(boards: readonly [Leaderboard, ...Leaderboard[]]): LeaderboardTask {
  const [{ task, common, units, silent }] = boards
  return {
    task,
    common,
    units,
    rankings: boards.map(rankingOf),
    silent: silent.map(({ model, n }) => ({ model: model.id, title: model.title, n })),
  }
}

/** Figures in the unit of the task's values; the others are shares. */
const IN_UNIT: readonly ComparedFigure[] = ['rmse', 'mae']

function rankingOf({ task, figure, rows }: Leaderboard): LeaderboardRanking {
  return {
    figure,
    ...figureOf(figure),
    unit: IN_UNIT.includes(figure) ? TASK_DESCRIPTIONS[task].unit : '',
    rows: rows.map(({ model, n, answered, ranks, figures, toBest }) => {
      const estimate = figures[figure]
      return {
        model: model.id,
        title: model.title,
        n,
        answered,
        ranks,
        figure: estimate !== undefined && Number.isFinite(estimate.value) ? estimate : null,
        ...(toBest !== undefined && Number.isFinite(toBest.value) && { toBest }),
      }
    }),
  }
}

/** How the order of a task's models hangs on what they leave unanswered. */
export function coveragePayload(coverage: RunCoverage, parts: ComparisonParts): CoveragePayload {
  const { task, asked, measures, models, resampled } = coverage
  return {
    version: 1,
    ...parts,
    task,
    unit: TASK_DESCRIPTIONS[task].unit,
    asked,
    measures,
    series: models.map(seriesOf),
    resamples: {
      count: resampled.resamples,
      sums: encodeArray(Float32Array.from(resampled.sums)),
    },
  }
}

function seriesOf({ model, answered, losses, curve }: ModelCoverage): CoverageSeries {
  const encoded = (values: readonly number[]) => encodeArray(Float32Array.from(values))
  return {
    model: model.id,
    title: model.title,
    answered,
    losses,
    ...(curve && {
      curve: { by: curve.by, coverage: encoded(curve.coverage), risks: curve.risks.map(encoded) },
    }),
  }
}
