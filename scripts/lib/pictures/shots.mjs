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
 * @property {(page: import('playwright-core').Page) => Promise<void>} [point] What a person does in it.
 */

/** Cells that come before those of the pictures. */
export const preparation = `const data = await reo.open('dataset')
const test = data.split('test')
const run = await reo.evaluate(test, ['onnx:unet', 'onnx-vlm:tiny-vlm', 'baseline:land-cover-mean'], { tasks: ['agb', 'landCover'], limit: 200 })`

/** @type {readonly Shot[]} */
export const shots = [
  { name: 'dataCard', cell: 'data.describe()', height: 560, width: 900, from: 'Above-ground biomass, Mg/ha' },
  { name: 'patch', cell: "await test.sample('d-00012').show()", height: 620 },
  { name: 'report', cell: 'run.report()', height: 460, width: 1100 },
  { name: 'leaderboard', cell: "run.leaderboard({ task: 'agb' })", height: 460, width: 900 },
  { name: 'confusion', cell: "run.confusion('landCover', 'onnx:unet')", height: 620 },
  { name: 'answers', cell: "run.answers({ task: 'agb', sort: 'worst', limit: 4 })", height: 620, width: 900 },
  { name: 'patches', cell: "run.patches({ task: 'agb', sort: 'worst', limit: 12 })", height: 620 },
  { name: 'numbers', cell: "run.numbers('agb', 'onnx-vlm:tiny-vlm')", height: 760, width: 900 },
  {
    name: 'compare',
    cell: "await test.sample('d-00012').show({ composite: 'overlay' })",
    height: 460,
    point: swipeMoisture,
  },
  {
    name: 'scatter',
    cell: "run.scatter('agb', 'onnx:unet')",
    height: 820,
    width: 1100,
    point: brushHighBiomass,
  },
]

/** @param {import('playwright-core').Page} page */
async function brushHighBiomass(page) {
  const plot = await page.locator('.nsewdrag').first().boundingBox()
  if (plot === null) throw new Error('the plot is not on the page')
  await page.mouse.move(plot.x + plot.width * 0.62, plot.y + plot.height * 0.3)
  await page.mouse.down()
  await page.mouse.move(plot.x + plot.width * 0.97, plot.y + plot.height * 0.9, { steps: 10 })
  await page.mouse.up()
  await page.locator('button[data-reo-sample] img').first().waitFor()
  await page.getByText('Error by true value').click()
}

/** @param {import('playwright-core').Page} page */
async function swipeMoisture(page) {
  await page.getByLabel('Compare with').selectOption('ndmi')
}
