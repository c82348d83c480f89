// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FigureQuery, RendererRequest } from '../../../src/protocol/queries'
import { activate as activateConfusion } from '../../../src/renderers/confusion'
import { activate as activateScatter } from '../../../src/renderers/scatter'
import type { PlotHandlers } from '../../../src/renderers/scatter/plot'
import type { PlotScene } from '../../../src/renderers/scatter/plotScene'
import { selections } from '../../../src/renderers/shared/selection/selectionStore'
import { activate as activateTable } from '../../../src/renderers/table'
import { find, findButton, type Harness, recordPictures, start } from './harness'
import { confusionPayload, scatterPayload, SOURCE, tablePayload } from './payloads'

const scenes: PlotScene[] = []
const plots: PlotHandlers[] = []
vi.mock('../../../src/renderers/scatter/plot', () => ({
  openPlot: (_: HTMLElement, handlers: PlotHandlers) => {
    plots.push(handlers)
    return Promise.resolve({ draw: (scene: PlotScene) => void scenes.push(scene), dispose: () => undefined })
  },
}))

const RECTANGLE = { x: [100, 200], y: [0, 50] } as const

/** A scatter plot, a confusion matrix and a report of one run, on one page. */
async function page() {
  const [scatter, confusion, table] = await Promise.all(
    [activateScatter, activateConfusion, activateTable].map((activate) => start(activate)),
  )
  const figure = { task: 'landCover' } as const
  const elements = {
    scatter: scatter.render({ ...scatterPayload, figure: { kind: 'scatter', task: 'agb' } }, 'scatter'),
    confusion: confusion.render(
      { ...confusionPayload, figure: { kind: 'confusion', ...figure } },
      'confusion',
    ),
    table: table.render({ ...tablePayload, source: SOURCE, figure: { kind: 'report' } }, 'table'),
  }
  await vi.waitFor(() => expect(plots).toHaveLength(1))
  return { scatter, confusion, table, elements, brush: plots[0].brushed }
}

function newest(harness: Harness, kind: FigureQuery['kind']): RendererRequest {
  const request = harness.posted.findLast(({ query }) => query.kind === kind)
  if (request === undefined) throw new Error(`Nobody asked for ${kind}`)
  return request
}

function cell(root: HTMLElement, truth: string, predicted: string): HTMLElement {
  return find(root, `[data-reo-truth="${truth}"][data-reo-predicted="${predicted}"]`)
}

const bar = (root: HTMLElement) => find(root, '.reo-selection')

describe('outputs of one run', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    selections.change(SOURCE.run, [])
    while (selections.canUndo(SOURCE.run)) selections.undo(SOURCE.run)
    document.body.replaceChildren()
    scenes.length = 0
    plots.length = 0
  })

  it('say nothing of a selection while nothing is selected', async () => {
    const { elements, table } = await page()
    expect(bar(elements.table).hidden).toBe(true)
    expect(table.posted).toEqual([])
  })

  it('are all narrowed by a brush in one of them, which keeps all of its own samples', async () => {
    const { scatter, confusion, table, elements, brush } = await page()
    brush(RECTANGLE)
    const asked = newest(confusion, 'run-figure')
    expect(asked.query).toMatchObject({
      figure: { kind: 'confusion', task: 'landCover' },
      selection: [
        { title: 'true 100–200, predicted 0–50 Mg/ha', criterion: { task: 'agb', model: 'onnx:unet' } },
      ],
    })
    expect(() => newest(scatter, 'run-figure')).toThrow()

    const few = structuredClone(confusionPayload)
    confusion.answer(asked, {
      kind: 'run-figure',
      output: { kind: 'confusion', payload: { ...few, title: 'Of the brushed samples' } },
    })
    expect(elements.confusion.textContent).toContain('Of the brushed samples')
    table.answer(newest(table, 'run-figure'), {
      kind: 'run-figure',
      output: { kind: 'table', payload: { ...tablePayload, notes: ['Of the brushed samples.'] } },
    })
    expect(elements.table.textContent).toContain('Of the brushed samples.')
  })

  it('say what is selected, of how many, and take steps back one by one', async () => {
    const { table, elements, brush } = await page()
    brush(RECTANGLE)
    cell(elements.confusion, '114', '112').click()
    expect(elements.table.querySelectorAll('.reo-chip')).toHaveLength(2)
    table.answer(newest(table, 'selection'), { kind: 'selection', selected: 3, total: 400 })
    expect(find(bar(elements.table), '.reo-selection-count').textContent).toBe('3 of 400 samples')

    findButton(bar(elements.table), 'Undo').click()
    expect(selections.get(SOURCE.run).map(({ title }) => title)).toEqual([
      'true 100–200, predicted 0–50 Mg/ha',
    ])
    expect(cell(elements.confusion, '114', '112').getAttribute('aria-selected')).toBe('false')
    find(elements.table, '.reo-chip-close').click()
    expect(selections.get(SOURCE.run)).toEqual([])
    findButton(bar(elements.table), 'Undo').click()
    expect(selections.get(SOURCE.run)).toHaveLength(1)
    findButton(bar(elements.table), 'Clear').click()
    expect(selections.get(SOURCE.run)).toEqual([])
  })

  it('ask for patches that fulfil what is pointed at here and elsewhere', async () => {
    const { confusion, elements, brush } = await page()
    brush(RECTANGLE)
    cell(elements.confusion, '114', '112').click()
    expect(newest(confusion, 'selected-patches').query).toMatchObject({
      task: 'landCover',
      selection: [
        { criterion: { task: 'agb', truth: { low: 100, high: 200 } } },
        { criterion: { task: 'landCover', truth: { label: '114' }, predicted: { label: '112' } } },
      ],
    })
  })

  it('highlight samples selected elsewhere among all in a scatter plot, and let go of them', async () => {
    const { scatter, elements, brush } = await page()
    cell(elements.confusion, '114', '112').click()
    const [first] = scatterPayload.series
    const highlighted = { ...scatterPayload, series: [{ ...first, points: pointsOf('d-00001') }] }
    scatter.answer(newest(scatter, 'run-figure'), {
      kind: 'run-figure',
      output: { kind: 'scatter', payload: highlighted },
    })
    expect(scenes.at(-1)?.panels[0].cloud.dots).toHaveLength(388)
    expect(scenes.at(-1)?.panels[0].highlight?.dots.map(({ id }) => id)).toEqual(['d-00001'])
    brush(RECTANGLE)
    expect(scenes.at(-1)).toMatchObject({
      selection: RECTANGLE,
      panels: [{ highlight: { dots: [{ id: 'd-00001' }] } }],
    })
    findButton(bar(elements.table), 'Clear').click()
    expect(scenes.at(-1)?.panels[0].highlight).toBeUndefined()
    expect(scenes.at(-1)?.selection).toBeUndefined()
  })

  it('never show an answer to an older selection', async () => {
    const { confusion, elements, brush } = await page()
    brush(RECTANGLE)
    const stale = newest(confusion, 'run-figure')
    brush({ ...RECTANGLE, x: [300, 400] })
    confusion.answer(stale, {
      kind: 'run-figure',
      output: { kind: 'confusion', payload: { ...confusionPayload, title: 'Stale' } },
    })
    expect(elements.confusion.textContent).not.toContain('Stale')
  })

  it('say so where they cannot be narrowed, and keep what they show', async () => {
    const { confusion, elements, brush } = await page()
    brush(RECTANGLE)
    confusion.fail(newest(confusion, 'run-figure'), 'The run log is gone.')
    expect(find(elements.confusion, '[role="alert"]').textContent).toContain('The run log is gone.')
    expect(cell(elements.confusion, '114', '112').textContent).toBe('11')
  })

  it('tell the extension what is selected, for cells, and ask it to keep a slice', async () => {
    const { scatter, table, elements, brush } = await page()
    brush(RECTANGLE)
    expect(scatter.told.at(-1)).toMatchObject({
      type: 'select',
      source: SOURCE,
      selection: [{ origin: 'scatter' }],
    })
    findButton(bar(elements.table), 'Save as slice…').click()
    expect(table.told.at(-1)).toMatchObject({ type: 'save-slice', selection: [{ origin: 'scatter' }] })
  })

  it('take part in the selection when they are drawn later, and keep what was pointed at in them when drawn again', async () => {
    const { brush, scatter } = await page()
    brush(RECTANGLE)
    const late = await start(activateTable)
    const element = late.render({ ...tablePayload, source: SOURCE, figure: { kind: 'report' } }, 'late')
    expect(bar(element).hidden).toBe(false)
    await vi.waitFor(() =>
      expect(newest(late, 'run-figure').query).toMatchObject({ selection: [{ origin: 'scatter' }] }),
    )

    scatter.render({ ...scatterPayload, title: 'Again', figure: { kind: 'scatter', task: 'agb' } }, 'scatter')
    await vi.waitFor(() => expect(plots).toHaveLength(2))
    await vi.waitFor(() => expect(scenes.at(-1)?.selection).toMatchObject(RECTANGLE))
  })
})

function pointsOf(id: string) {
  const [{ points }] = scatterPayload.series
  if (points.kind !== 'points') throw new Error('The example has no points')
  const one = { dtype: 'f4', bdata: btoa(String.fromCharCode(0, 0, 200, 66)) } as const
  return { kind: 'points', ids: [id], truth: one, predicted: one } as const
}

describe('a table of slices', () => {
  const slice = { kind: 'slice', expression: 'class = 112 and region = 3' } as const
  const payload = {
    ...tablePayload,
    source: SOURCE,
    figure: { kind: 'weakSlices' },
    marks: {
      column: 'model',
      rows: tablePayload.rows.map((_, row) =>
        row === 1 ? { title: slice.expression, criterion: slice } : null,
      ),
    },
  }

  afterEach(() => {
    selections.change(SOURCE.run, [])
    document.body.replaceChildren()
  })

  it('selects what a row stands for, marks the row, and lets go of it', async () => {
    const element = (await start(activateTable)).render(payload)
    const picks = () => [...element.querySelectorAll<HTMLElement>('.reo-pick')]
    expect(picks()).toHaveLength(1)
    picks()[0].focus()
    picks()[0].click()
    expect(selections.get(SOURCE.run)).toMatchObject([{ title: slice.expression, criterion: slice }])
    expect(picks()[0].getAttribute('aria-pressed')).toBe('true')
    expect(document.activeElement).toBe(picks()[0])
    find(element, '.reo-chip-close').click()
    expect(picks()[0].getAttribute('aria-pressed')).toBe('false')
    picks()[0].click()
    picks()[0].click()
    expect(selections.get(SOURCE.run)).toEqual([])
  })

  it('selects nothing where it shows no run', async () => {
    const element = (await start(activateTable)).render({ ...payload, figure: undefined })
    expect(element.querySelector('.reo-pick')).toBeNull()
  })
})
