// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/dataCard'
import { LAND } from '../../../src/renderers/dataCard/map/coastline'
import { equalEarth } from '../../../src/renderers/dataCard/map/equalEarth'
import { dataCardPayload } from './dataCardPayload'
import { selections } from '../../../src/renderers/shared/selection/selectionStore'
import { activate as activateTable } from '../../../src/renderers/table'
import { choose, find, press, start } from './harness'
import { SOURCE, tablePayload } from './payloads'

async function drawn(payload: unknown = dataCardPayload) {
  const harness = await start(activate)
  const element = harness.render(payload)
  return { ...harness, element, linked: find(element, '[data-reo-role="linked-patches"]') }
}

function panelOf(element: HTMLElement, title: string): HTMLElement {
  const found = [...element.querySelectorAll<HTMLElement>('.reo-card-panel')].find(
    (panel) => find(panel, '[role="heading"]').textContent === title,
  )
  if (found === undefined) throw new Error(`There is no panel "${title}"`)
  return found
}

function wordsOf(root: ParentNode, selector: string): string[] {
  return [...root.querySelectorAll(selector)].map(
    (one) => one.getAttribute('title') ?? one.getAttribute('aria-label') ?? '',
  )
}

describe('a data card beside a run of its data set', () => {
  afterEach(() => {
    selections.change(SOURCE.run, [])
    document.body.replaceChildren()
  })

  it('selects in the run what is pointed at: a class, a place; and lets go of it', async () => {
    const run = await start(activateTable)
    run.render({ ...tablePayload, source: SOURCE, figure: { kind: 'report' } }, 'report')
    const { element } = await drawn()
    find(element, '[data-reo-class="40"]').click()
    expect(selections.get(SOURCE.run)).toMatchObject([
      {
        title: 'Land cover: Cultivated / agriculture',
        criterion: { kind: 'card', slice: { kind: 'class', attribute: { kind: 'landCover' }, key: '40' } },
      },
    ])
    press(find<HTMLElement>(element, '.reo-map-dot'), 'Enter')
    expect(selections.get(SOURCE.run)).toMatchObject([{ criterion: { slice: { kind: 'place' } } }])
    find(element, '[aria-label="Close these patches"]').click()
    expect(selections.get(SOURCE.run)).toEqual([])
  })

  it('leaves runs of other data sets alone', async () => {
    const run = await start(activateTable)
    const source = { ...SOURCE, dataset: '/another' }
    run.render({ ...tablePayload, source, figure: { kind: 'report' } }, 'other')
    const { element } = await drawn()
    find(element, '[data-reo-class="40"]').click()
    expect(selections.get(SOURCE.run)).toEqual([])
  })
})

describe('the data card renderer', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  it('says what the data set is, with samples, truth and places by split', async () => {
    const { element } = await drawn()
    expect(find(element, '.reo-header').textContent).toContain('REO demosynthetic')
    expect(find(element, '.reo-card-facts').textContent).toContain('LicenceCC0-1.0')
    const rows = [...element.querySelectorAll('.reo-card-top tbody tr')].map(({ textContent }) => textContent)
    expect(rows[0]).toBe('Samples120602040')
    expect(rows[4]).toBe('Above-ground biomass90.0 %90.0 %90.0 %90.0 %')
    expect(rows[5]).toBe('Locationallallallall')
  })

  it('draws a bar for every class in its official colour, with counts in words', async () => {
    const { element } = await drawn()
    const rows = [...panelOf(element, 'Land cover').querySelectorAll<HTMLElement>('.reo-card-row')]
    expect(rows.map((row) => row.dataset['reoClass'])).toEqual(['20', '40', '50', '112', '114'])
    expect(rows[0].getAttribute('title')).toMatch(/^Shrubs: \d+ samples, \d+\.\d %$/)
    expect(find(rows[0], '.reo-card-bar').style.backgroundColor).toBe('rgb(255, 187, 34)')
    const widths = rows.map((row) => Number.parseFloat(find(row, '.reo-card-bar').style.width))
    expect(Math.max(...widths)).toBe(100)
  })

  it('draws biomass in bins of 50 Mg/ha with its figures, and counts', async () => {
    const { element } = await drawn()
    const biomass = panelOf(element, 'Above-ground biomass, Mg/ha')
    const columns = wordsOf(biomass, '.reo-card-column')
    expect(columns).toHaveLength(10)
    expect(columns[0]).toMatch(/^0 to below 50 Mg\/ha: \d+ samples/)
    expect(columns[9]).toMatch(/^450 to 500 Mg\/ha/)
    expect(find(biomass, 'tbody tr').textContent).toMatch(/^all108/)
    expect(biomass.textContent).toContain('12 unknown')
    expect(wordsOf(panelOf(element, 'Ecological patch count'), '.reo-card-column')).toEqual([
      '1 patch: 30 samples, 25.0 %',
      '2 patches: 30 samples, 25.0 %',
      '3 patches: 30 samples, 25.0 %',
      '4 patches: 30 samples, 25.0 %',
    ])
  })

  it('states the rules of human influence, region and season', async () => {
    const { element } = await drawn()
    expect(panelOf(element, 'Human influence by answers').textContent).toContain('“yes” where any answer')
    expect(panelOf(element, 'Human influence by land cover').textContent).toContain('(40, 50)')
    expect(panelOf(element, 'Region').textContent).toContain('Column “region”.')
    expect(panelOf(element, 'Season').textContent).toContain('By month of “date” and hemisphere')
  })

  it('asks for the patches of a bar, of the split that is shown', async () => {
    const { element, linked, lastRequest, answer } = await drawn()
    choose(element, 'test')
    const row = find(panelOf(element, 'Land cover'), '[data-reo-class="112"]')
    const count = Number(/: (\d+) samples/.exec(row.getAttribute('title') ?? '')?.[1])
    row.click()
    expect(lastRequest().query).toEqual({
      kind: 'card-slice',
      source: { dataset: 'demo' },
      part: { split: 'test' },
      slice: { kind: 'class', attribute: { kind: 'landCover' }, key: '112' },
      count,
      offset: 0,
      limit: 24,
    })
    answer(lastRequest(), {
      kind: 'samples',
      total: count,
      offset: 0,
      samples: [{ sample: 's-81', truth: { landCover: 112 } }],
    })
    expect(linked.textContent).toContain('Closed forest, evergreen broad leaf, test')
    expect(find(linked, '[data-reo-sample="s-81"]').textContent).toContain('Closed forest')
  })

  it('shows patches below the panel that was pointed at, and puts them away with the split', async () => {
    const { element, linked } = await drawn()
    const row = find(panelOf(element, 'Region'), '.reo-card-row')
    row.focus()
    row.click()
    expect(panelOf(element, 'Region').contains(linked)).toBe(true)
    choose(element, 'val')
    expect(linked.hidden).toBe(true)
    expect(element.contains(linked)).toBe(true)
  })

  it('asks for a bin and for a place', async () => {
    const { element, lastRequest } = await drawn()
    find(panelOf(element, 'Above-ground biomass, Mg/ha'), '[data-reo-low="450"]').click()
    expect(lastRequest().query).toMatchObject({
      slice: { kind: 'range', quantity: 'agb', low: 450, high: null },
      part: {},
    })
    find(element, '.reo-map-dot').dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(lastRequest().query).toMatchObject({ slice: { kind: 'place' } })
  })

  it('puts the splits side by side, each a share of its own', async () => {
    const { element } = await drawn()
    choose(element, 'Compare')
    const row = find(panelOf(element, 'Region'), '.reo-card-row')
    expect(row.getAttribute('title')).toMatch(/train 20 \(33\.3 %\), val \d \(\d+\.\d %\), test \d+/)
    expect(row.querySelectorAll('.reo-card-bar')).toHaveLength(3)
    expect(find(element, '.reo-card-legend').textContent).toContain('trainvaltest')
  })

  it('says which differences of splits chance does not explain', async () => {
    const { element } = await drawn()
    const compared = panelOf(element, 'Do the splits represent each other?')
    const heads = [...compared.querySelectorAll('thead th')].map(({ textContent }) => textContent)
    expect(heads).toEqual(['train – val', 'train – test', 'val – test'])
    expect(compared.querySelectorAll('tbody td')).toHaveLength(8 * 3)
    expect(compared.textContent).toMatch(/\d+ of 24 distances are larger than chance/)
    expect(find(compared, 'tbody td').getAttribute('title')).toMatch(/distance .* bits, p/)
  })

  it('moves over bars and places by arrow keys, each a single tab stop', async () => {
    const { element, posted } = await drawn()
    const rows = panelOf(element, 'Land cover').querySelectorAll<HTMLElement>('.reo-card-row')
    expect([...rows].filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    rows[0].focus()
    press(rows[0], 'ArrowRight')
    expect(document.activeElement).toBe(rows[1])
    const dots = [...element.querySelectorAll<HTMLElement>('.reo-map-dot')]
    expect(dots.filter((dot) => dot.getAttribute('tabindex') === '0')).toHaveLength(1)
    expect(wordsOf(element, '.reo-map-dot')[0]).toMatch(/^\d+ samples? around .*° [NS], .*° [EW]$/)
    const amazon = dots.find((dot) => dot.getAttribute('aria-label')?.includes('W')) ?? dots[0]
    amazon.focus()
    for (let step = 0; step < 12; step++) press(document.activeElement as HTMLElement, 'ArrowUp')
    expect(document.activeElement?.getAttribute('aria-label')).toContain('N')
    press(document.activeElement as HTMLElement, 'Enter')
    expect(posted).toHaveLength(1)
  })

  it('explains why patches of a part that a function chose cannot be shown', async () => {
    const { element, linked, posted } = await drawn({ ...dataCardPayload, source: undefined })
    find(element, '.reo-card-row').click()
    expect(linked.textContent).toContain('cannot be asked for again')
    expect(posted).toEqual([])
  })

  it('shows questions and other columns as text, whatever stands in them', async () => {
    const { element } = await drawn()
    expect(find(element, '.reo-card-questions').textContent).toContain(
      'Is there a <b>road</b>? 120 × · no 75.0 %',
    )
    expect(element.querySelector('.reo-card-questions b')).toBeNull()
    const columns = [...element.querySelectorAll('.reo-card-words')].map(({ textContent }) => textContent)
    expect(columns).toContain('S2A 50.0 % · S2B 50.0 %')
    expect(columns).toContain('2020-01-15 to 2020-09-15')
  })

  it('draws what there is of a data set without truth, places and columns', async () => {
    const counts = { train: 0, val: 0, test: 3 }
    const { card } = dataCardPayload
    const { element } = await drawn({
      ...dataCardPayload,
      card: {
        ...card,
        samples: counts,
        categories: [],
        quantities: [],
        columns: [],
        questions: { ...card.questions, frequent: [] },
        places: { ...card.places, box: null, cells: [] },
      },
    })
    expect(element.querySelectorAll('.reo-card-panel')).toHaveLength(0)
    expect(find(element, '.reo-card-top').textContent).toContain('Samples3')
    expect(element.querySelector('[role="radiogroup"]')).toBeNull()
  })

  it('keeps the split that was chosen when it is drawn anew', async () => {
    const { element, render } = await drawn()
    choose(element, 'val')
    render({ ...dataCardPayload, title: 'Anew' })
    expect(find<HTMLInputElement>(element, 'input[value="val"]').checked).toBe(true)
  })
})

describe('the map', () => {
  // Values of PROJ 9.1.1, +proj=eqearth +R=1.
  it.each([
    [0, 180, 2.70663, 0],
    [90, 0, 0, 1.3173628],
    [50, -100, -1.2403503, 0.9415402],
    [-35.5, 140, 1.9156667, -0.6944125],
  ])('projects %f, %f as PROJ does', (latitude, longitude, x, y) => {
    const point = equalEarth(latitude, longitude)
    expect(point[0]).toBeCloseTo(x, 6)
    expect(point[1]).toBeCloseTo(y, 6)
  })

  it('has land in whole rings without jumps across the world', () => {
    expect(LAND.length).toBeGreaterThan(120)
    for (const ring of LAND) {
      for (let index = 1; index < ring.length; index++) {
        const isPole = Math.abs(ring[index][1]) === 90
        expect(isPole || Math.abs(ring[index][0] - ring[index - 1][0]) < 180).toBe(true)
      }
    }
  })
})
