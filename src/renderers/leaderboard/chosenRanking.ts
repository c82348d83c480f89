import type { Task } from '../../core/benchmark/tasks'
import type { LeaderboardPayload, LeaderboardRanking, LeaderboardTask } from '../../protocol/rankingPayloads'

/** Where the reader's choice of a task's figure is kept. */
export function figureChoice(task: Task): string {
  return `figure ${task}`
}

/** The ranking that is shown of a task: by the figure that the reader chose, or else the cell, or else the task's main one. */
export function chosenRanking(
  { figure: made }: LeaderboardPayload,
  { task, rankings }: LeaderboardTask,
  choices: ReadonlyMap<string, string>,
): LeaderboardRanking {
  const inCell = made?.kind === 'leaderboard' ? made.figure : undefined
  const name = choices.get(figureChoice(task)) ?? inCell
  return rankings.find(({ figure }) => figure === name) ?? rankings[0]
}
