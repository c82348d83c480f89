// @ts-check
import { encode } from 'fast-png'
import { openOutputsPage } from '../scripts/lib/outputsPage.mjs'
import { randomFrom } from './lib/random.mjs'

const PATCHES = 1000
const SIDE = 25
/** Pictures that come in turns. */
const PICTURES = 50
/** Pixels that the gallery is scrolled on in each frame, as a quick hand does. */
const PIXELS_PER_FRAME = 60
const FRAMES = 300
const FRAME_MS = 1000 / 60
/** A frame that takes longer is seen as a jerk: two frames of a 60 Hz screen. */
const JERK_MS = 2 * FRAME_MS + 0.1

/**
 * How smoothly a gallery of a thousand patches scrolls, whose pictures come by message: the processor time that a frame
 * takes of all of the browser, beside what a 60 Hz screen leaves; and frames that came late, beside those of an empty place,
 * which are the machine's own.
 *
 * @returns {Promise<import('./lib/table.mjs').BenchResult[]>}
 */
export async function run() {
  const outputs = await openOutputsPage({ width: 1200, onMessage: answer })
  try {
    await outputs.show([{ 'application/vnd.reo.patch-grid.v1+json': payload() }])
    await outputs.page.locator('.reo-grid img').first().waitFor()
    const before = await processorTime(outputs.page)
    const gallery = await outputs.page.evaluate(scroll, { selector: '.reo-grid', ...gesture })
    const ofFrame = ((await processorTime(outputs.page)) - before) / gallery.length
    const shown = await outputs.page.locator('.reo-tile').count()
    await outputs.page.evaluate(appendEmptyPlace)
    const empty = await outputs.page.evaluate(scroll, { selector: '#empty', ...gesture })
    return [
      {
        name: 'gallery of 1,000 patches: processor time of a frame that scrolls / 60 Hz frame',
        better: 'lower',
        ratio: ofFrame / FRAME_MS,
        goal: 1,
        figures: {
          'processor time': `${ofFrame.toFixed(1)} ms`,
          'frames over 33 ms': shareOf(gallery),
          'of an empty place': shareOf(empty),
          'tiles in the page': shown,
        },
      },
    ]
  } finally {
    await outputs.close()
  }
}

/** @param {import('playwright-core').Page} page @returns {Promise<number>} Milliseconds that all processes of its browser have taken. */
async function processorTime(page) {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has no browser')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

const gesture = { pixels: PIXELS_PER_FRAME, frames: FRAMES }

/** @param {readonly number[]} frames */
function shareOf(frames) {
  return `${((100 * frames.filter((ms) => ms > JERK_MS).length) / frames.length).toFixed(1)} %`
}

/**
 * In the page: scrolls down, and up again at the end, frame by frame.
 *
 * @param {{ selector: string, pixels: number, frames: number }} gesture
 * @returns {Promise<number[]>} Milliseconds from each frame to the next.
 */
async function scroll({ selector, pixels, frames }) {
  const place = document.querySelector(selector)
  if (place === null) throw new Error(`there is no ${selector}`)
  const nextFrame = () =>
    new Promise((/** @type {(time: number) => void} */ done) => requestAnimationFrame(done))
  const lengths = []
  let step = pixels
  let last = await nextFrame()
  for (let frame = 0; frame < frames; frame++) {
    const before = place.scrollTop
    place.scrollTop += step
    if (place.scrollTop === before) step = -step
    const now = await nextFrame()
    lengths.push(now - last)
    last = now
  }
  return lengths
}

/** In the page: a place to scroll that draws nothing. */
function appendEmptyPlace() {
  const place = document.createElement('div')
  place.id = 'empty'
  place.style.cssText = 'height: 520px; overflow-y: auto'
  const space = document.createElement('div')
  space.style.height = '40000px'
  place.append(space)
  document.body.replaceChildren(place)
}

const pictures = makePictures()

function makePictures() {
  const random = randomFrom(7)
  return Array.from({ length: PICTURES }, () => {
    const data = Uint8Array.from({ length: SIDE * SIDE * 3 }, () => 256 * random())
    return Buffer.from(encode({ width: SIDE, height: SIDE, channels: 3, data })).toString('base64')
  })
}

/** @param {any} message */
async function answer({ type, figure, request, query }) {
  if (type !== 'query' || query.kind !== 'samples') return undefined
  const samples = query.samples.map((/** @type {string} */ sample) => ({
    sample,
    truth: {},
    png: pictures[Number(sample.slice(1)) % PICTURES],
  }))
  return {
    type: 'answer',
    figure,
    request,
    answer: { kind: 'samples', total: samples.length, offset: 0, samples },
  }
}

function payload() {
  const model = 'onnx:unet'
  return {
    version: 1,
    title: 'Patches',
    source: { dataset: 'made up' },
    synthetic: true,
    task: 'agb',
    unit: 'Mg/ha',
    tasks: ['agb'],
    models: [{ id: model, title: model }],
    model,
    sort: 'worst',
    bands: { s2: ['B02', 'B03', 'B04', 'B08'] },
    tiles: Array.from({ length: PATCHES }, (_, index) => ({
      sample: `d${index}`,
      truth: index % 400,
      answer: { model, task: 'agb', raw: String(index % 300), status: 'answered', value: index % 300 },
      spread: { asked: 1, answered: 1, range: [index % 300, index % 300] },
    })),
    total: PATCHES,
    answered: PATCHES,
  }
}
