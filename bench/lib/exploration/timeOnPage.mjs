// @ts-check

/** @typedef {import('../../../scripts/lib/outputsPage.mjs').OutputsPage['page']} Page */

/**
 * Seconds from a cell's start until its output is painted.
 *
 * @param {import('../../../scripts/lib/cellsPage.mjs').CellsPage} cells
 * @param {string} code
 */
export async function secondsOfCell(cells, code) {
  await cells.clear()
  const start = performance.now()
  await cells.run(code)
  await painted(cells.page)
  return (performance.now() - start) / 1000
}

/**
 * Seconds from numbers in this process until plain Plotly has painted the plot that a cell paints: counts of all points,
 * the 1:1 line and the fitted one, and a box for every bin of the true value.
 *
 * @param {Page} page In which Plotly is known.
 * @param {{ truth: readonly number[], predicted: readonly number[] }} points
 */
export async function secondsOfPlotly(page, points) {
  const start = performance.now()
  await page.evaluate(drawPlainly, JSON.stringify(points))
  await painted(page)
  return (performance.now() - start) / 1000
}

/**
 * Seconds from a selection by the fields under a plot until the first patch of the list is painted with its picture, as
 * the page measures them.
 *
 * @param {Page} page
 * @param {readonly string[]} ranges Lowest and highest of both axes.
 * @returns {Promise<number>}
 */
export function secondsToPatches(page, ranges) {
  return page.evaluate(selectAndWait, [...ranges])
}

/** @param {Page} page */
function painted(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** @param {string} json In the page. */
async function drawPlainly(json) {
  /** @type {{ truth: number[], predicted: number[] }} */
  const { truth, predicted } = JSON.parse(json)
  document.querySelector('#plain')?.remove()
  const place = document.createElement('div')
  place.id = 'plain'
  place.style.height = '480px'
  document.body.prepend(place)
  const mean = (/** @type {number[]} */ values) =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanTruth, meanPredicted] = [mean(truth), mean(predicted)]
  let [products, squares] = [0, 0]
  truth.forEach((value, item) => {
    products += (value - meanTruth) * (predicted[item] - meanPredicted)
    squares += (value - meanTruth) ** 2
  })
  const slope = products / squares
  const at = (/** @type {number} */ value) => meanPredicted + slope * (value - meanTruth)
  const bins = Array.from({ length: 10 }, (_, bin) => 50 * bin)
  await Reflect.get(globalThis, 'Plotly').newPlot(
    place,
    [
      { type: 'histogram2d', x: truth, y: predicted, nbinsx: 100, nbinsy: 100 },
      { type: 'scatter', mode: 'lines', x: [0, 500], y: [0, 500] },
      { type: 'scatter', mode: 'lines', x: [0, 500], y: [at(0), at(500)] },
      ...bins.map((low) => ({
        type: 'box',
        name: String(low),
        x0: low + 25,
        y: predicted.filter((_, item) => truth[item] >= low && truth[item] < low + 50),
        boxpoints: false,
        width: 25,
      })),
    ],
    { showlegend: false, yaxis: { scaleanchor: 'x' } },
  )
}

/** @param {string[]} ranges In the page. */
function selectAndWait(ranges) {
  return new Promise((resolve) => {
    const form = document.querySelector('form.reo-range-form')
    if (!(form instanceof HTMLFormElement)) throw new Error('there are no fields')
    const list = document.querySelector('[data-reo-role=linked-patches]')
    form.querySelectorAll('input').forEach((field, index) => (field.value = ranges[index] ?? ''))
    const start = performance.now()
    const observer = new MutationObserver(() => {
      if (!list?.querySelector('[data-reo-sample] img')) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve((performance.now() - start) / 1000)))
    })
    observer.observe(document.body, { childList: true, subtree: true })
    form.requestSubmit()
  })
}
