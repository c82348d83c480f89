import { rendererOf } from '../shared/renderer'
import { LEADERBOARD } from '../shared/styles/leaderboard'
import { leaderboardCsv } from './leaderboardCsv'
import { leaderboardView } from './leaderboardView'

/** Draws `application/vnd.reo.leaderboard.v1+json`: models in order, as far as differences are ones. */
export const activate = rendererOf('leaderboard', leaderboardView, { csv: leaderboardCsv }, { LEADERBOARD })
