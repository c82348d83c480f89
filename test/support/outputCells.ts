import type { OutputKind } from '../../src/protocol/mimes'

/** A cell before those of the outputs; its last value shows nothing. */
export const OUTPUT_SETUP = `const test = (await reo.open('demo')).split('test')
const run = await reo.evaluate(test, ['onnx:unet', 'baseline:land-cover-mean', 'baseline:majority'], { limit: 60 })
undefined`

/** What shows an output of each kind, in a folder with `demo.reo-annotations.jsonl`. */
export const OUTPUT_CELLS: Readonly<Record<OutputKind, string>> = {
  patch: `await test.sample('d-00012').show()`,
  scatter: `run.scatter('agb')`,
  confusion: `run.confusion('landCover')`,
  answers: `run.answers({ task: 'agb', limit: 5 })`,
  table: `run.report()`,
  findings: `test.check()`,
  dataCard: `test.describe()`,
  numbers: `run.numbers('agb')`,
  residuals: `run.residuals('agb')`,
  patchGrid: `run.patches()`,
  chain: `run.chain('d-00012')`,
  flips: `run.flips({ task: 'agb', models: ['baseline:land-cover-mean', 'onnx:unet'] })`,
  leaderboard: `run.leaderboard({ task: 'agb' })`,
  coverage: `run.coverage('agb')`,
  review: `reo.review('demo.reo-annotations.jsonl', { reviewer: 'Ana' })`,
}
