// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FigureAnswer, FigureQuery, RendererRequest } from '../../../src/protocol/queries'
import { activate } from '../../../src/renderers/patchGrid'
import { selections } from '../../../src/renderers/shared/selection/selectionStore'
import { choose, find, findButton, type Harness, listOf, pick, press, recordPictures, start } from './harness'
import { makePatchGrid, makeTile, patchGridPayload } from './patchGridPayload'
import { patchPayload, SOURCE } from './payloads'

const PNG = btoa('a picture')

function newest(harness: Harness, kind: FigureQuery['kind']): RendererRequest {
  const request = harness.posted.findLast(({ query }) => query.kind === kind)
  if (request === undefined) throw new Error(`Nobody asked for ${kind}`)
  return request
}

/** The samples whose pictures were asked for last. */
function askedSamples(harness: Harness): readonly string[] {
  const { query } = newest(harness, 'samples')
  return query.kind === 'samples' ? query.samples : []
}

function pictures(samples: readonly string[], gone: readonly string[] = []): FigureAnswer {
  return {
    kind: 'samples',
    total: samples.length,
    offset: 0,
    samples: samples.map((sample) => (gone.includes(sample) ? { sample } : { sample, png: PNG, truth: {} })),
  }
}

async function draw(payload = patchGridPayload) {
  const harness = await start(activate)
  const root = harness.render(payload)
  await vi.waitFor(() => expect(find(root, '[data-reo-state]').dataset['reoState']).toBe('ready'))
  return { harness, root, grid: find(root, '.reo-grid') }
}

const tiles = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('.reo-tile')]
const tile = (root: HTMLElement, sample: string) => find(root, `.reo-tile[data-reo-sample="${sample}"]`)
const selectedSamples = () =>
  selections
    .get(SOURCE.run)
    .flatMap(({ criterion }) => (criterion.kind === 'samples' ? criterion.samples : []))

describe('a gallery of patches', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.restoreAllMocks()
    selections.change(SOURCE.run, [])
    while (selections.canUndo(SOURCE.run)) selections.undo(SOURCE.run)
    document.body.replaceChildren()
  })

  it('has of a thousand patches only those in view in the page', async () => {
    const { root, grid } = await draw()
    expect(tiles(root).length).toBeLessThan(40)
    expect(tiles(root)[0].getAttribute('aria-setsize')).toBe('1000')

    grid.scrollTop = 20_000
    grid.dispatchEvent(new Event('scroll'))
    await vi.waitFor(() => expect(tiles(root)[0].dataset['reoSample']).not.toBe('d-00000'))
    expect(tiles(root).length).toBeLessThan(40)
  })

  it('tells truth, prediction, error, what all models say, and how many patches were answered', async () => {
    const refused = {
      ...makeTile(2).answer!,
      status: 'refused',
      raw: 'I cannot tell.',
      value: undefined,
    } as const
    const { root } = await draw(
      makePatchGrid([
        makeTile(1, { truth: 100, spread: { asked: 3, answered: 2, range: [80, 212] } }),
        makeTile(2, { answer: refused, spread: { asked: 3, answered: 0 } }),
        makeTile(3, { truth: null }),
      ]),
    )
    const [first, second, third] = tiles(root).map(({ textContent }) => textContent)
    expect(first).toMatch(/true100\.0predicted\d+\.\derror[+−]\d+\.\d/)
    expect(first).toContain('80–212 · 2/3')
    expect(second).toContain('refused')
    expect(second).toContain('I cannot tell.')
    expect(second).toContain('none of 3')
    expect(third).toContain('not known')
    expect(find(root, '[role=status].reo-muted').textContent).toBe('3 patches · 2 answered (66.7 %)')
  })

  it('marks labels that are wrong', async () => {
    const label = (value: number) =>
      ({
        answer: { model: 'onnx:unet', task: 'landCover', raw: String(value), status: 'answered', value },
        truth: 112,
        spread: { asked: 3, answered: 3, agreeing: 2 },
      }) as const
    const payload = makePatchGrid([makeTile(1, label(40)), makeTile(2, label(112))], { task: 'landCover' })
    const { root } = await draw(payload)
    const [wrong, right] = tiles(root).map(({ textContent }) => textContent)
    expect(wrong).toContain('✗ Cultivated')
    expect(right).not.toContain('✗')
    expect(right).toContain('2 of 3 agree')
  })

  it('asks for the pictures of what is in view, and says what is no longer in the data set', async () => {
    const { harness, root } = await draw()
    const asked = askedSamples(harness)
    expect(asked).toEqual(
      tiles(root)
        .map(({ dataset }) => dataset['reoSample'])
        .slice(0, 24),
    )
    expect(newest(harness, 'samples').query).toMatchObject({ picture: { view: 'rgb', stretch: 'patch' } })

    harness.answer(newest(harness, 'samples'), pictures(asked, ['d-00001']))
    expect(find<HTMLImageElement>(tile(root, 'd-00000'), 'img').alt).toBe('Patch d-00000')
    expect(tile(root, 'd-00001').textContent).toContain('no longer in the data set')
  })

  it('asks for one page of pictures at a time, and for what has come into view since', async () => {
    const { harness, grid } = await draw()
    const first = newest(harness, 'samples')
    press(grid, 'End')
    expect(newest(harness, 'samples')).toBe(first)
    harness.answer(first, pictures(askedSamples(harness)))
    expect(askedSamples(harness)).toContain('d-00999')
    expect(askedSamples(harness)).not.toContain('d-00000')
  })

  it('draws all pictures in another way, and keeps those that came', async () => {
    const { harness, root } = await draw(makePatchGrid([makeTile(1), makeTile(2)]))
    harness.answer(newest(harness, 'samples'), pictures(askedSamples(harness)))
    pick(root, 'Show', 'sar')
    expect(newest(harness, 'samples').query).toMatchObject({ picture: { view: 'sar', stretch: 'patch' } })
    harness.answer(newest(harness, 'samples'), pictures(askedSamples(harness)))
    pick(root, 'Stretch', 'dataset')
    expect(newest(harness, 'samples').query).toMatchObject({ picture: { view: 'sar', stretch: 'dataset' } })

    const before = harness.posted.length
    pick(root, 'Stretch', 'patch')
    expect(harness.posted).toHaveLength(before)
  })

  it('says why no pictures come, and asks again', async () => {
    const { harness, root } = await draw()
    harness.fail(newest(harness, 'samples'), 'The data set is gone.')
    expect(root.textContent).toContain('The data set is gone.')
    findButton(root, 'Ask again').click()
    harness.answer(newest(harness, 'samples'), pictures(askedSamples(harness)))
    expect(root.textContent).not.toContain('The data set is gone.')
  })

  it('is moved in by keys, which scroll the active patch into view', async () => {
    const { root, grid } = await draw()
    press(grid, 'ArrowRight')
    expect(grid.getAttribute('aria-activedescendant')).toBe(tile(root, 'd-00001').id)
    press(grid, 'End')
    expect(grid.getAttribute('aria-activedescendant')).toBe(tile(root, 'd-00999').id)
    press(grid, 'Home')
    expect(grid.scrollTop).toBe(0)
  })

  it('selects patches for all outputs of the run, one by one and as a range', async () => {
    const { root, grid } = await draw()
    press(grid, ' ')
    expect(selectedSamples()).toEqual(['d-00000'])
    expect(selections.get(SOURCE.run)[0].title).toBe('patch d-00000')
    grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }))
    expect(selectedSamples()).toEqual(['d-00000', 'd-00001'])
    tile(root, 'd-00003').dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true }))
    find(tile(root, 'd-00000'), '.reo-tile-check').click()
    expect(selectedSamples()).toEqual(['d-00001', 'd-00003'])
    expect(tile(root, 'd-00003').getAttribute('aria-selected')).toBe('true')
    expect(root.textContent).toContain('2 selected here')

    findButton(root, 'Clear').click()
    expect(tile(root, 'd-00003').getAttribute('aria-selected')).toBe('false')
  })

  it('opens a patch in full on a click or Enter, closed again by Escape', async () => {
    const { harness, root, grid } = await draw()
    tile(root, 'd-00002').click()
    expect(newest(harness, 'patch').query).toMatchObject({ sample: 'd-00002', source: SOURCE })
    harness.answer(newest(harness, 'patch'), { kind: 'patch', patch: { ...patchPayload, id: 'd-00002' } })
    const panel = find(root, '[data-reo-role=patch-panel]')
    expect(panel.textContent).toContain('Truth')
    press(grid, 'Escape')
    expect(panel.hidden).toBe(true)
    press(grid, 'Enter')
    expect(panel.hidden).toBe(false)
  })

  it('is put in another order, or shows another model or task, by the run over all of its patches', async () => {
    const { harness, root } = await draw()
    const list = listOf(root, 'Sort by')
    list.focus()
    pick(root, 'Sort by', 'unanswered')
    const asked = newest(harness, 'run-figure')
    expect(asked.query).toMatchObject({
      figure: { kind: 'patches', task: 'agb', sort: 'unanswered' },
      selection: [],
    })
    const figure = { kind: 'patches', task: 'agb', sort: 'unanswered', limit: 1000 } as const
    harness.answer(asked, {
      kind: 'run-figure',
      output: { kind: 'patchGrid', payload: makePatchGrid([makeTile(42)], { sort: 'unanswered', figure }) },
    })
    expect(tiles(root).map(({ dataset }) => dataset['reoSample'])).toEqual(['d-00042'])
    expect(document.activeElement).toBe(listOf(root, 'Sort by'))

    pick(root, 'Answers of', 'chat:tiny')
    expect(newest(harness, 'run-figure').query).toMatchObject({ figure: { ...figure, model: 'chat:tiny' } })
  })

  it('is narrowed by what is selected in other outputs', async () => {
    const { harness, root } = await draw()
    const criterion = { kind: 'samples', samples: ['d-00005'] } as const
    selections.change(SOURCE.run, [{ origin: 'another', title: 'one', criterion }])
    harness.answer(newest(harness, 'run-figure'), {
      kind: 'run-figure',
      output: { kind: 'patchGrid', payload: makePatchGrid([makeTile(5)]) },
    })
    expect(tiles(root)).toHaveLength(1)
    selections.change(SOURCE.run, [])
    expect(tiles(root).length).toBeGreaterThan(1)
  })

  it('shows fewer columns of larger tiles', async () => {
    const { root } = await draw()
    const widthOf = () => Number.parseFloat(tiles(root)[0].style.width)
    const medium = widthOf()
    choose(root, 'L')
    expect(widthOf()).toBeGreaterThan(medium)
    choose(root, 'S')
    expect(widthOf()).toBeLessThan(medium)
  })

  it('says that there is nothing, and what cannot be shown', async () => {
    const empty = await draw(makePatchGrid([], { models: [], model: undefined }))
    expect(empty.root.textContent).toContain('There are no patches to show.')
    const { source: _, figure: __, ...alone } = makePatchGrid([makeTile(1)], { bands: {} })
    const unknown = await draw(alone)
    tile(unknown.root, 'd-00001').click()
    expect(unknown.root.textContent).toContain('does not say which data set')
    press(unknown.grid, ' ')
    expect(tile(unknown.root, 'd-00001').getAttribute('aria-selected')).toBe('true')
  })

  it('shows hostile words as text', async () => {
    const raw = '<img src=x onerror=alert(1)> \u001B[31m\u202Eabc'
    const answer = { model: 'onnx:unet', task: 'agb', raw, status: 'unparseable' } as const
    const { root } = await draw(makePatchGrid([makeTile(1, { sample: '<b>id</b>', answer })]))
    expect(root.querySelector('img')).toBeNull()
    expect(root.querySelector('b')).toBeNull()
    expect(root.textContent).toContain('<img src=x onerror=alert(1)>')
  })
})
