// @ts-check

/** What the cells of {@link outputCells} start from: a run of sixty answers to each question, and annotations beside it. */
export const outputSetup = `const test = (await reo.open('demo')).split('test')
const run = await reo.evaluate(test, ['onnx:unet', 'baseline:land-cover-mean', 'baseline:majority'], { limit: 60 })
undefined`

/** What shows an output of each kind. */
export const outputCells = {
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
