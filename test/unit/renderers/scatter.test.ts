// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/scatter'
import { encodeArray } from '../../../src/protocol/encoding'
import type { PlotHandlers } from '../../../src/renderers/scatter/plot'
import type { PlotScene } from '../../../src/renderers/scatter/plotScene'
import { choose, find, findButton, patchesAnswer, pick, press, recordPictures, start } from './harness'
import { densityPayload, madeUpPoints, patchPayload, scatterPayload, SOURCE } from './payloads'

interface FakePlot {
  readonly handlers: PlotHandlers
  readonly scenes: PlotScene[]
  disposed: boolean
}

const plots: FakePlot[] = []
vi.mock('../../../src/renderers/scatter/plot', () => ({
  openPlot: (_: HTMLElement, handlers: PlotHandlers) => {
    const plot: FakePlot = { handlers, scenes: [], disposed: false }
    plots.push(plot)
    return Promise.resolve({
      draw: (scene: PlotScene) => Promise.resolve(void plot.scenes.push(scene)),
      dispose: () => void (plot.disposed = true),
    })
  },
}))

/** A query whose only step has this criterion. */
const selecting = (criterion: object) => ({ selection: [{ criterion }] })

const RECTANGLE = { x: [100, 200], y: [0, 50] } as const

async function drawn(payload: unknown = scatterPayload, options = { messaging: true }) {
  const harness = await start(activate, options)
  const element = harness.render(payload)
  await vi.waitFor(() => expect(find(element, '[data-reo-state]').dataset['reoState']).toBe('ready'))
  const plot = plots.at(-1)
  if (plot === undefined) throw new Error('No plot was opened')
  return { ...harness, element, plot, linked: find(element, '[data-reo-role="linked-patches"]') }
}

describe('the scatter renderer', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    document.body.replaceChildren()
    plots.length = 0
  })

  it('draws the first series, with figures, intervals and coverage beside', async () => {
    const { element, plot } = await drawn()
    expect(plot.scenes.at(-1)).toMatchObject({
      panels: [{ series: 'onnx:unet' }],
      limits: [0, 450],
      selection: undefined,
    })
    expect(plot.scenes.at(-1)?.panels[0].cloud.dots).toHaveLength(388)
    const figures = find(element, '.reo-metrics').textContent
    for (const words of ['58.8 Mg/ha', '[54.2, 63.9]', '−4.9 Mg/ha', '0.654', '388 of 400', '97.0 %']) {
      expect(figures).toContain(words)
    }
    expect(find(element, '.reo-plot').getAttribute('aria-label')).toBe(
      'Scatter plot of predicted against true above-ground biomass by U-Net (S2 + SAR): 388 samples, RMSE 58.8 Mg/ha, R² 0.654, bias −4.9',
    )
  })

  it('asks for the patches of a brushed rectangle and shows them', async () => {
    const { element, plot, linked, lastRequest, answer } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    expect(lastRequest().query).toEqual({
      kind: 'selected-patches',
      source: SOURCE,
      task: 'agb',
      model: 'onnx:unet',
      selection: [
        {
          origin: 'this figure',
          title: 'true 100–200, predicted 0–50 Mg/ha',
          criterion: {
            kind: 'answer',
            task: 'agb',
            model: 'onnx:unet',
            truth: { kind: 'range', low: 100, high: 200 },
            predicted: { kind: 'range', low: 0, high: 50 },
          },
        },
      ],
      offset: 0,
      limit: 24,
    })
    expect(linked.textContent).toContain('Reading patches…')
    answer(lastRequest(), patchesAnswer(['d-00001', 'd-00002'], 312))
    expect(linked.textContent).toContain('2 of 312 patches · true 100–200, predicted 0–50 Mg/ha')
    expect(find(linked, '[data-reo-sample="d-00001"]').textContent).toBe(
      'no imaged-00001true 200.0predicted 150.5error −49.5',
    )
    expect([...element.querySelectorAll<HTMLInputElement>('.reo-number')].map(({ value }) => value)).toEqual([
      '100',
      '200',
      '0',
      '50',
    ])
    expect(plot.scenes.at(-1)?.selection).toEqual({ ...RECTANGLE, series: 'onnx:unet' })
  })

  it('never shows the answer to an earlier brush', async () => {
    const { plot, linked, posted, answer } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    plot.handlers.brushed({ ...RECTANGLE, x: [300, 400] })
    const [first, second] = posted
    const shown = () =>
      [...linked.querySelectorAll<HTMLElement>('[data-reo-sample]')].map(
        ({ dataset }) => dataset['reoSample'],
      )
    answer(first, patchesAnswer(['older'], 1))
    expect(shown()).toEqual([])
    answer(second, patchesAnswer(['newer'], 1))
    answer(first, patchesAnswer(['older'], 1))
    expect(shown()).toEqual(['newer'])
  })

  it('ignores replies that are malformed or meant for another figure', async () => {
    const { plot, linked, lastRequest, receive } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    const { request } = lastRequest()
    receive({ type: 'answer', figure: 'another', request, answer: patchesAnswer(['stray'], 1) })
    receive({ ...lastRequest(), type: 'answer', answer: { kind: 'patches', total: 'many' } })
    receive('nonsense')
    expect(linked.querySelector('[data-reo-sample]')).toBeNull()
  })

  it('pages through more patches', async () => {
    const { plot, linked, lastRequest, answer } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    answer(
      lastRequest(),
      patchesAnswer(
        Array.from({ length: 24 }, (_, index) => `a-${index}`),
        30,
      ),
    )
    findButton(linked, 'Show 6 more').click()
    expect(lastRequest().query).toMatchObject({ offset: 24 })
    answer(
      lastRequest(),
      patchesAnswer(
        Array.from({ length: 6 }, (_, index) => `b-${index}`),
        30,
        24,
      ),
    )
    expect(linked.querySelectorAll('[data-reo-sample]')).toHaveLength(30)
    expect(linked.textContent).toContain('30 patches ·')
    expect(document.activeElement?.getAttribute('data-reo-sample')).toBe('b-0')
  })

  it('opens a patch in full below its thumbnail; Escape closes it and gives the focus back', async () => {
    const { plot, linked, lastRequest, answer } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    answer(lastRequest(), patchesAnswer(['d-00012', 'd-00013'], 2))
    const item = find(linked, '[data-reo-sample="d-00012"]')
    item.focus()
    item.click()
    expect(lastRequest().query).toEqual({ kind: 'patch', source: SOURCE, sample: 'd-00012' })
    answer(lastRequest(), { kind: 'patch', patch: patchPayload })
    const panel = find(linked, '[data-reo-role="patch-panel"]')
    expect(item.nextElementSibling).toBe(panel)
    expect(find(panel, 'canvas').getAttribute('aria-label')).toContain('d-00012')
    expect(item.getAttribute('aria-expanded')).toBe('true')
    find(panel, '.reo-patch-stage').focus()
    press(find(panel, '.reo-patch-stage'), 'Escape')
    expect(panel.hidden).toBe(true)
    expect(document.activeElement).toBe(item)
    press(item, 'Escape')
    expect(linked.hidden).toBe(true)
    expect(plot.scenes.at(-1)?.selection).toBeUndefined()
  })

  it('moves between thumbnails by arrow keys, as one tab stop', async () => {
    const { plot, linked, lastRequest, answer } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    answer(lastRequest(), patchesAnswer(['a', 'b', 'c'], 3))
    const items = [...linked.querySelectorAll<HTMLElement>('[data-reo-sample]')]
    await vi.waitFor(() => expect(items.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]))
    items[0].focus()
    press(items[0], 'ArrowRight')
    expect(document.activeElement).toBe(items[1])
    press(items[1], 'End')
    expect(items.map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0])
  })

  it('selects by number fields where nobody can drag; an empty field is open', async () => {
    const { element, lastRequest, linked } = await drawn()
    const [low] = element.querySelectorAll<HTMLInputElement>('.reo-number')
    low.value = '300'
    find<HTMLFormElement>(element, 'form').requestSubmit()
    expect(lastRequest().query).toMatchObject(
      selecting({
        truth: { low: 300, high: Number.MAX_VALUE },
        predicted: { low: -Number.MAX_VALUE, high: Number.MAX_VALUE },
      }),
    )
    expect(linked.textContent).toContain('true ≥ 300, predicted any Mg/ha')
  })

  it('selects a bin of the true value', async () => {
    const { element, lastRequest } = await drawn()
    findButton(element, '350–400').click()
    expect(lastRequest().query).toMatchObject(selecting({ truth: { low: 350, high: 400 } }))
  })

  it('shows a failure with what to do, and asks again', async () => {
    const { plot, linked, lastRequest, posted, fail, answer } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    fail(lastRequest(), 'The data set demo is gone. Write it again with `reo demo`.')
    expect(find(linked, '[role="alert"]').textContent).toContain('Write it again with `reo demo`.')
    findButton(linked, 'Ask again').click()
    expect(posted).toHaveLength(2)
    answer(lastRequest(), patchesAnswer(['d-00001'], 1))
    expect(linked.querySelector('[role="alert"]')).toBeNull()
  })

  it('says so when no answer comes, and still takes a late one', async () => {
    const { plot, linked, lastRequest, answer } = await drawn()
    vi.useFakeTimers()
    plot.handlers.brushed(RECTANGLE)
    vi.advanceTimersByTime(10_000)
    expect(find(linked, '[role="alert"]').textContent).toContain('check that REO Notebook is on')
    answer(lastRequest(), patchesAnswer(['late'], 1))
    expect(linked.querySelector('[data-reo-sample="late"]')).not.toBeNull()
    expect(linked.querySelector('[role="alert"]')).toBeNull()
  })

  it('says that patches need the extension where there is no messaging', async () => {
    const { plot, linked } = await drawn(scatterPayload, { messaging: false })
    plot.handlers.brushed(RECTANGLE)
    expect(linked.textContent).toContain('with the extension on')
  })

  it('lists ids where the data set is not known', async () => {
    const { plot, linked, posted } = await drawn({ ...scatterPayload, source: undefined })
    plot.handlers.brushed({ x: [0, 450], y: [250, 450] })
    expect(posted).toHaveLength(0)
    const dots = plot.scenes.at(-1)?.panels[0].cloud.dots.filter(({ y }) => y >= 250) ?? []
    expect([...linked.querySelectorAll('tbody th')].map(({ textContent }) => textContent)).toEqual(
      dots.map(({ id }) => id),
    )
    expect(linked.textContent).toContain('does not say which data set')
  })

  it('opens the patch of a dot that is clicked', async () => {
    const { plot, lastRequest } = await drawn()
    const sample = plot.scenes.at(-1)?.panels[0].cloud.dots[3].id ?? ''
    plot.handlers.clicked(sample)
    expect(lastRequest().query).toEqual({ kind: 'patch', source: SOURCE, sample })
  })

  it('shows another model with the selection kept', async () => {
    const { element, plot, lastRequest } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    choose(element, 'Training mean')
    expect(plot.scenes.at(-1)).toMatchObject({
      panels: [{ series: 'baseline:mean' }],
      selection: { ...RECTANGLE, series: 'baseline:mean' },
    })
    expect(lastRequest().query).toMatchObject({
      model: 'baseline:mean',
      ...selecting({
        model: 'baseline:mean',
        truth: { low: 100, high: 200 },
        predicted: { low: 0, high: 50 },
      }),
    })
    expect(find(element, '.reo-metrics').textContent).toContain('100.1 Mg/ha')
  })

  it('clears the selection', async () => {
    const { element, plot, linked } = await drawn()
    plot.handlers.brushed(RECTANGLE)
    findButton(element, 'Clear').click()
    expect(linked.hidden).toBe(true)
    expect(plot.scenes.at(-1)?.selection).toBeUndefined()
  })

  it('draws a density that came ready-made', async () => {
    const { plot } = await drawn(densityPayload)
    expect(plot.scenes.at(-1)?.panels[0].cloud.density).toMatchObject({ x: [0, 500], counts: { length: 50 } })
  })

  it('draws again when the theme changes, until it is disposed', async () => {
    const { api, plot } = await drawn()
    const drawings = plot.scenes.length
    document.body.dataset['vscodeThemeKind'] = 'vscode-dark'
    await vi.waitFor(() => expect(plot.scenes.length).toBeGreaterThan(drawings))
    delete document.body.dataset['vscodeThemeKind']
    await vi.waitFor(() => expect(plot.scenes.length).toBeGreaterThan(drawings + 1))
    api.disposeOutputItem?.('output-1')
    expect(plot.disposed).toBe(true)
  })

  it('frees the plot when the output changes', async () => {
    const { render, plot } = await drawn()
    render({ ...scatterPayload, title: 'Later' })
    expect(plot.disposed).toBe(true)
  })

  it('says what is wrong with arrays that do not match', async () => {
    const [series] = scatterPayload.series
    const points = { ...series.points, ids: ['only one'] }
    const { render } = await start(activate)
    const element = render({ ...scatterPayload, series: [{ ...series, points }] })
    await vi.waitFor(() => expect(element.textContent).toContain('There are 1 ids for 388 and 388 values'))
  })

  it('stands all models side by side; a brush selects of the model that it is drawn over', async () => {
    const { element, plot, lastRequest } = await drawn()
    pick(element, 'Compare', 'facets')
    expect(plot.scenes.at(-1)?.panels.map(({ series }) => series)).toEqual(['onnx:unet', 'baseline:mean'])
    plot.handlers.brushed(RECTANGLE, 'baseline:mean')
    expect(lastRequest().query).toMatchObject(selecting({ model: 'baseline:mean' }))
  })

  it('leads arrows to another model, and says how many and which is nearer', async () => {
    const [unet, mean] = scatterPayload.series
    const level = encodeArray(new Float32Array(388).fill(60))
    const points = { ...madeUpPoints(388), predicted: level }
    const { element, plot } = await drawn({ ...scatterPayload, series: [unet, { ...mean, points }] })
    pick(element, 'Compare', 'baseline:mean')
    expect(plot.scenes.at(-1)?.shifts).toHaveLength(150)
    expect(find(element, '.reo-scatter-caption').textContent).toMatch(
      /^Both answered 388 samples\. Arrows lead from U-Net \(S2 \+ SAR\) \(○\) to Training mean \(▲▼\) for the 150 samples whose answers differ most\./,
    )
    pick(element, 'Compare', 'alone')
    expect(plot.scenes.at(-1)?.shifts).toBeUndefined()
  })

  it('asks the run for the arrows of what is selected', async () => {
    const figure = { kind: 'scatter', task: 'agb' } as const
    const { element, plot, lastRequest, answer } = await drawn({ ...scatterPayload, figure })
    plot.handlers.brushed(RECTANGLE)
    pick(element, 'Compare', 'baseline:mean')
    expect(lastRequest().query).toMatchObject({
      kind: 'run-figure',
      figure: { ...figure, pair: ['onnx:unet', 'baseline:mean'] },
      selection: [{ criterion: { truth: { low: 100, high: 200 } } }],
    })
    const shifts = [{ id: 'd-1', truth: 120, first: 20, second: 100 }]
    const pair = {
      models: ['onnx:unet', 'baseline:mean'],
      common: 7,
      nearer: 5,
      farther: 2,
      shifts,
    } as const
    answer(lastRequest(), {
      kind: 'run-figure',
      output: { kind: 'scatter', payload: { ...scatterPayload, figure, pair } },
    })
    expect(plot.scenes.at(-1)?.shifts).toEqual(shifts)
    expect(find(element, '.reo-scatter-caption').textContent).toContain(
      'nearer to the truth in 5 and farther in 2',
    )
  })

  it('tells the fitted line, saturation and the interval of every bin', async () => {
    const estimate = (value: number) => ({ value, low: value - 0.02, high: value + 0.02 })
    const predicted = { p5: 10, p25: 20, median: 30, p75: 40, p95: 60 }
    const shape = {
      line: { slope: estimate(0.7), intercept: -3.2 },
      bins: [
        { low: 0, high: 50, n: 40, bias: { value: 4, low: 1.5, high: 6.5 }, predicted },
        { low: 450, n: 3, bias: { value: -90, low: null, high: null }, predicted },
      ],
      saturation: { onset: 450, growth: estimate(0.3) },
      clustered: 'tile',
    }
    const [series] = scatterPayload.series
    const { element } = await drawn({ ...scatterPayload, series: [{ ...series, shape }] })
    const side = find(element, '.reo-scatter-side').textContent
    for (const words of [
      'predicted = 0.700 × true − 3.2 Mg/ha',
      'slope [0.68, 0.72]',
      'Saturates from 450 Mg/ha on: there predictions grow by 0.30 [0.28, 0.32] where truth grows by 1.',
      '+4.0± 2.5',
      'take samples of one tile together',
    ])
      expect(side).toContain(words)
    expect(findButton(element, '≥ 450')).toBeDefined()
  })
})
