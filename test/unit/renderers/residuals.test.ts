// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeArray } from '../../../src/protocol/encoding'
import type { ResidualsPayload } from '../../../src/protocol/residuals'
import { activate } from '../../../src/renderers/residuals'
import type { ErrorPlotHandlers, PlottedErrors } from '../../../src/renderers/residuals/errorPlot'
import { selections } from '../../../src/renderers/shared/selection/selectionStore'
import { choose, find, findButton, listOf, patchesAnswer, pick, recordPictures, start } from './harness'
import { SOURCE } from './payloads'
import { boxesPayload, residualsPayload } from './residualsPayload'

interface FakePlot {
  readonly handlers: ErrorPlotHandlers
  readonly drawn: PlottedErrors[]
}

const plots: FakePlot[] = []
vi.mock('../../../src/renderers/residuals/errorPlot', () => ({
  openErrorPlot: (_: HTMLElement, handlers: ErrorPlotHandlers) => {
    const plot: FakePlot = { handlers, drawn: [] }
    plots.push(plot)
    return Promise.resolve({
      draw: (errors: PlottedErrors) => Promise.resolve(void plot.drawn.push(errors)),
      dispose: () => undefined,
    })
  },
}))

const FIGURE = { kind: 'residuals', task: 'agb' } as const
const BRUSH = { x: [100, 200], y: [-90, -50] } as const

async function drawn(payload: ResidualsPayload = { ...residualsPayload, figure: FIGURE }) {
  const harness = await start(activate)
  const element = harness.render(payload)
  await vi.waitFor(() => expect(find(element, '[data-reo-state]').dataset['reoState']).toBe('ready'))
  const plot = plots.at(-1)
  if (plot === undefined) throw new Error('No plot was opened')
  const lastStep = () => {
    const { query } = harness.lastRequest()
    return 'selection' in query ? query.selection.at(-1) : undefined
  }
  return { ...harness, element, plot, lastStep, scene: () => plot.drawn.at(-1)?.scene }
}

describe('the residuals renderer', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    selections.change(SOURCE.run, [])
    while (selections.canUndo(SOURCE.run)) selections.undo(SOURCE.run)
    vi.restoreAllMocks()
    document.body.replaceChildren()
    plots.length = 0
  })

  it('draws errors against the true value, with the running median, and all models in figures', async () => {
    const { element, plot, scene } = await drawn()
    const shown = scene()
    expect(shown).toMatchObject({ kind: 'cloud', cloud: { dots: { length: 388 } } })
    expect(shown?.kind === 'cloud' ? shown.medians.length : 0).toBe(19)
    expect(plot.drawn.at(-1)?.names.x).toBe('true above-ground biomass')
    expect(find(element, '.reo-plot').getAttribute('aria-label')).toMatch(
      /^Errors of above-ground biomass by U-Net \(S2 \+ SAR\): 388 of 400 questions answered, bias /,
    )
    const table = find(element, '.reo-agreement').textContent
    for (const words of ['388 of 400', '120 of 132', 'Training mean']) expect(table).toContain(words)
    expect(element.textContent).toContain('Intervals take samples of one tile together.')
  })

  it('selects what is brushed by truth and error, over the model that is shown', async () => {
    const { element, plot, lastRequest, lastStep, answer } = await drawn()
    plot.handlers.brushed(BRUSH)
    expect(lastStep()).toEqual({
      origin: 'this figure',
      title: 'true above-ground biomass 100–200, error −90 to −50 Mg/ha',
      criterion: {
        kind: 'answer',
        task: 'agb',
        model: 'onnx:unet',
        truth: { kind: 'range', low: 100, high: 200 },
        error: { low: -90, high: -50 },
      },
    })
    answer(lastRequest(), patchesAnswer(['d-00001'], 1))
    expect(find(element, '[data-reo-sample="d-00001"]')).toBeDefined()
    expect(plot.drawn.at(-1)?.selection).toMatchObject(BRUSH)
    choose(element, 'Training mean')
    expect(lastStep()).toMatchObject({ criterion: { model: 'baseline:mean', truth: { low: 100 } } })
  })

  it('shows limits of agreement over the mean of both, and selects there', async () => {
    const { element, plot, lastStep, scene } = await drawn()
    choose(element, 'Bland–Altman')
    const shown = scene()
    expect(shown?.kind === 'cloud' ? shown.levels.map(({ title }) => title) : []).toEqual([
      'bias',
      '−1.96 SD',
      '+1.96 SD',
    ])
    expect(element.textContent).toContain('of the errors lie within 1.96 standard deviations')
    plot.handlers.brushed(BRUSH)
    expect(lastStep()?.criterion).toEqual({
      kind: 'answer',
      task: 'agb',
      model: 'onnx:unet',
      mean: { low: 100, high: 200 },
      error: { low: -90, high: -50 },
    })
  })

  it('shows the errors of all models up to the share that each answered, and selects by size', async () => {
    const { element, plot, lastStep, scene } = await drawn()
    choose(element, 'All errors')
    const shown = scene()
    const curves = shown?.kind === 'curves' ? shown.curves : []
    expect(curves.map(({ isShown }) => isShown)).toEqual([true, false])
    expect(curves[1].points.at(-1)?.[1]).toBeCloseTo(120 / 132)
    plot.handlers.brushed({ x: [80, 400], y: [0, 1] })
    expect(lastStep()).toMatchObject({
      title: 'absolute error 80–400 Mg/ha',
      criterion: { kind: 'answer', absoluteError: { low: 80, high: 400 } },
    })
  })

  it('selects by a column and the error where errors are shown against it', async () => {
    const [series] = residualsPayload.series
    if (series.points === undefined) throw new Error('No points')
    const at = encodeArray(Float32Array.from(series.points.ids, (_, item) => item / 388))
    const { plot, lastStep } = await drawn({
      ...residualsPayload,
      figure: { ...FIGURE, against: 'cloudShare' },
      axis: { kind: 'quantity', column: 'cloudShare', title: 'cloudShare', unit: '' },
      series: [{ ...series, points: { ...series.points, at } }],
    })
    plot.handlers.brushed({ x: [0.2, 0.45], y: [50, Number.POSITIVE_INFINITY] })
    expect(lastStep()).toMatchObject({
      title: 'cloud share 0.20–0.45, error ≥ 50 Mg/ha',
      criterion: {
        kind: 'all',
        criteria: [
          { kind: 'answer', error: { low: 50, high: Number.MAX_VALUE } },
          { kind: 'columns', where: { cloudShare: { min: 0.2, max: 0.45 } } },
        ],
      },
    })
    expect(plot.drawn.at(-1)?.selection?.x).toEqual([0.2, 0.45])
  })

  it('asks for the errors against another column', async () => {
    const { element, lastRequest } = await drawn()
    pick(element, 'Against', 'cloudShare')
    expect(lastRequest().query).toMatchObject({
      kind: 'run-figure',
      figure: { ...FIGURE, against: 'cloudShare' },
    })
  })

  it('shows boxes by class, says what is left out, and selects a class by its name', async () => {
    const { element, lastStep, scene } = await drawn({
      ...boxesPayload,
      figure: { ...FIGURE, against: 'landCover' },
    })
    expect(scene()).toMatchObject({ kind: 'boxes', boxes: { length: 2 } })
    expect(element.textContent).toContain(
      '3 rarer classes left out. 5 answers without a value of land cover.',
    )
    expect(element.querySelector('form')).toBeNull()
    findButton(element, 'Closed forest, evergreen broad leaf').click()
    expect(lastStep()).toMatchObject({
      title: 'land cover Closed forest, evergreen broad leaf',
      criterion: {
        kind: 'all',
        criteria: [
          { kind: 'answer', model: 'onnx:unet', statuses: ['answered'] },
          { kind: 'columns', where: { landCover: 112 } },
        ],
      },
    })
  })

  it('selects by number fields where nobody can drag', async () => {
    const { element, lastStep } = await drawn()
    const fields = [...element.querySelectorAll<HTMLInputElement>('.reo-number')]
    fields[2].value = '100'
    find<HTMLFormElement>(element, 'form').requestSubmit()
    expect(lastStep()).toMatchObject({
      title: 'true above-ground biomass any, error ≥ 100 Mg/ha',
      criterion: { error: { low: 100, high: Number.MAX_VALUE } },
    })
  })

  it('says so where nothing is answered, where there are few answers, and where no run is known', async () => {
    const [series] = residualsPayload.series
    const { points: _, agreement: __, ...bare } = series
    const none = { ...bare, answered: 0, percentiles: [], against: { kind: 'cloud', medians: [] } } as const
    const empty = (await start(activate)).render({ ...residualsPayload, series: [none] }, 'empty')
    expect(empty.textContent).toContain('there are no errors to show')
    expect(plots).toHaveLength(0)
    const few = encodeArray(Float32Array.of(3))
    const single = { ...none, answered: 1, percentiles: Array.from({ length: 101 }, () => 0) }
    const { element } = await drawn({
      ...residualsPayload,
      series: [{ ...single, points: { ids: ['<b>a</b>'], truth: few, predicted: few } }],
    })
    expect(element.textContent).toContain('too few answers for a running median')
    expect(element.querySelector('[aria-label="Against"]')).toBeNull()
    choose(element, 'Bland–Altman')
    expect(element.textContent).toContain('Two answers at least are needed')
  })

  it('says what is wrong with arrays that do not match', async () => {
    const [series] = residualsPayload.series
    const few = encodeArray(Float32Array.of(1))
    const points = { ids: ['a', 'b'], truth: few, predicted: few }
    const element = (await start(activate)).render({ ...residualsPayload, series: [{ ...series, points }] })
    await vi.waitFor(() => expect(element.textContent).toContain('There are 2 ids for 1 and 1 values'))
  })

  it('names the column that is shown in its list', async () => {
    const { element } = await drawn({ ...boxesPayload, figure: { ...FIGURE, against: 'landCover' } })
    expect(listOf(element, 'Against').selectedOptions[0].text).toBe('against land cover')
  })
})
