import { encodeArray } from '../../../src/protocol/encoding'
import type {
  CoveragePayload,
  LeaderboardPayload,
  LeaderboardRow,
} from '../../../src/protocol/rankingPayloads'

const SOURCE = { dataset: '/data/two-forests', run: '/runs/one.reo.jsonl' }

const FIRST: LeaderboardRow = {
  model: 'onnx:unet',
  title: 'Small U-Net',
  n: 100,
  answered: 100,
  ranks: [1, 2],
  figure: { value: 40, low: 35, high: 46 },
}

const SECOND: LeaderboardRow = {
  model: 'chat:m@x',
  title: 'A language model',
  n: 100,
  answered: 90,
  ranks: [1, 2],
  figure: { value: 43, low: 37, high: 50 },
  toBest: { value: 3, low: -2.5, high: 8.5, p: 0.284, verdict: 'no difference' },
}

const THIRD: LeaderboardRow = {
  model: 'baseline:mean',
  title: 'Training mean',
  n: 100,
  answered: 100,
  ranks: [3, 3],
  figure: { value: 80, low: 74, high: 87 },
  toBest: { value: 40, low: 33, high: 47, p: 0.0001, verdict: 'worse' },
}

/** Three models, of which two are not told apart, by two figures; and one that said nothing. */
export const leaderboardPayload: LeaderboardPayload = {
  version: 1,
  title: 'Leaderboard · Two forests',
  source: SOURCE,
  figure: { kind: 'leaderboard', cluster: 'tile' },
  synthetic: true,
  cluster: 'tile',
  tasks: [
    {
      task: 'agb',
      common: 90,
      units: 12,
      rankings: [
        { figure: 'rmse', title: 'RMSE', unit: 'Mg/ha', digits: 2, rows: [FIRST, SECOND, THIRD] },
        { figure: 'r2', title: 'R²', unit: '', digits: 3, rows: [SECOND, FIRST, THIRD] },
      ],
      silent: [{ model: 'chat:mute@x', title: 'A mute model', n: 100 }],
    },
  ],
  notes: ['Intervals of 95 % from 1,000 resamples of whole tiles.'],
}

const floats = (...values: readonly number[]) => encodeArray(Float32Array.from(values))

/** Of 100 questions `sure` answers 60 well and `steady` all, not so well: which is better hangs on the penalty. */
export const coveragePayload: CoveragePayload = {
  version: 1,
  title: 'Coverage · Above-ground biomass · Two forests',
  source: SOURCE,
  figure: { kind: 'coverage', task: 'agb' },
  synthetic: true,
  task: 'agb',
  unit: 'Mg/ha',
  asked: 100,
  measures: [
    { error: 'rmse', most: 500, guess: 90 },
    { error: 'mae', most: 500, guess: 70 },
  ],
  series: [
    {
      model: 'sure',
      title: 'Sure',
      answered: 60,
      losses: [60 * 30 ** 2, 60 * 20],
      curve: { by: 'spread', coverage: floats(0.3, 0.6), risks: [floats(10, 30), floats(8, 20)] },
    },
    { model: 'steady', title: 'Steady', answered: 100, losses: [100 * 50 ** 2, 100 * 40] },
  ],
  resamples: {
    count: 2,
    sums: floats(
      ...[100, 40, 60 * 30 ** 2, 60 * 20, 0, 100 * 50 ** 2, 100 * 40],
      ...[100, 10, 90 * 30 ** 2, 90 * 20, 0, 100 * 50 ** 2, 100 * 40],
    ),
  },
  notes: ['Ranks in brackets are those of 95 % of 2 resamples of samples.'],
}
