// @ts-check

/**
 * A picture of the product in use: what a cell draws.
 *
 * @typedef {object} Shot
 * @property {string} name Of the file.
 * @property {string} cell
 * @property {number} height At most, in CSS pixels.
 * @property {number} [width] Of the page, in CSS pixels.
 * @property {string} [from] Text of the heading that it begins with.
 */

/** Cells that come before those of the pictures. */
export const preparation = `const data = await reo.open('dataset')
const test = data.split('test')
const run = await reo.evaluate(test, ['onnx:unet', 'onnx-vlm:tiny-vlm', 'baseline:land-cover-mean'], { tasks: ['agb', 'landCover'], limit: 200 })`

/** @type {readonly Shot[]} */
export const shots = [
  { name: 'dataCard', cell: 'data.describe()', height: 560, from: 'Above-ground biomass' },
  { name: 'patch', cell: "await test.sample('d-00012').show()", height: 620 },
  { name: 'report', cell: 'run.report()', height: 460, width: 1100 },
  { name: 'leaderboard', cell: "run.leaderboard({ task: 'agb' })", height: 460, width: 900 },
  { name: 'confusion', cell: "run.confusion('landCover', 'onnx:unet')", height: 620 },
  { name: 'answers', cell: "run.answers({ task: 'agb', sort: 'worst', limit: 4 })", height: 620, width: 900 },
  { name: 'patches', cell: "run.patches({ task: 'agb', sort: 'worst', limit: 12 })", height: 620 },
]
