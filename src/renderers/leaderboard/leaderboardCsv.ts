import type { LeaderboardPayload } from '../../protocol/rankingPayloads'
import type { CsvTable } from '../shared/csv'
import { chosenRanking } from './chosenRanking'

/** Every model of every task, by the figure that is shown. */
export function leaderboardCsv(payload: LeaderboardPayload, choices: ReadonlyMap<string, string>): CsvTable {
  return {
    head: [
      'task',
      'figure',
      'model',
      'best rank',
      'worst rank',
      'common questions',
      'asked',
      'answered',
      'value',
      'low',
      'high',
      'difference from the first',
      'difference low',
      'difference high',
      'p',
      'verdict',
    ],
    rows: payload.tasks.flatMap((board) => {
      const { figure, rows } = chosenRanking(payload, board, choices)
      return [
        ...rows.map(({ model, n, answered, ranks, figure: value, toBest }) => [
          board.task,
          figure,
          model,
          ...ranks,
          board.common,
          n,
          answered,
          value?.value,
          value?.low,
          value?.high,
          toBest?.value,
          toBest?.low,
          toBest?.high,
          toBest?.p,
          toBest?.verdict,
        ]),
        ...board.silent.map(({ model, n }) => [board.task, figure, model, null, null, board.common, n, 0]),
      ]
    }),
  }
}
