// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeRaster } from '../../../src/protocol/encoding'
import { activate } from '../../../src/renderers/patch'
import { choose, find, listOf, pick, press, recordPictures, start } from './harness'
import { patchPayload } from './payloads'

describe('the patch renderer', () => {
  let pictures: ReturnType<typeof recordPictures>
  beforeEach(() => {
    pictures = recordPictures()
  })
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  it('draws the patch at once, pixel by pixel, with alternative text', async () => {
    const element = (await start(activate)).render(patchPayload)
    expect(find(element, '[data-reo-renderer="patch"]')).toBeDefined()
    expect(pictures.at(-1)).toMatchObject({ width: 25 * 14 })
    expect(find(element, 'canvas').getAttribute('aria-label')).toBe('Patch d-00012, Natural colour')
    expect(find(element, '.reo-title').textContent).toBe('REO demo · d-00012')
    expect(find(element, '.reo-badge-synthetic').textContent).toBe('synthetic')
  })

  it('says "synthetic" of generated data only', async () => {
    const element = (await start(activate)).render({ ...patchPayload, synthetic: false })
    expect(element.querySelector('.reo-badge-synthetic')).toBeNull()
  })

  it('switches composites and single bands', async () => {
    const element = (await start(activate)).render(patchPayload)
    choose(element, 'Land cover')
    const classes = pictures.at(-1)?.data ?? []
    expect([...classes.slice(0, 3)]).toEqual([0xf0, 0x96, 0xff])
    expect(find(element, '.reo-legend').textContent).toMatch(/Closed forest, deciduous broad leaf \d+ %/)

    choose(element, 'Band')
    pick(element, 'View', 'B11')
    expect(find(element, 'canvas').getAttribute('aria-label')).toBe('Patch d-00012, band B11')
    choose(element, 'Index')
    expect(find(element, 'canvas').getAttribute('aria-label')).toBe('Patch d-00012, NDVI')
    choose(element, 'Band')
    expect(listOf(element, 'View').value).toBe('B11')
  })

  it('starts with the composite that the payload asks for and keeps the one that was chosen', async () => {
    const { render } = await start(activate)
    const element = render({ ...patchPayload, composite: 'sar' })
    expect(find(element, 'canvas').getAttribute('aria-label')).toContain('SAR')
    choose(element, 'Index')
    render({ ...patchPayload, composite: 'sar', title: 'Changed' })
    expect(find(element, '.reo-title').textContent).toBe('Changed')
    expect(find(element, 'canvas').getAttribute('aria-label')).toContain('NDVI')
  })

  it('reads out every modality at the pixel that arrow keys move to', async () => {
    const element = (await start(activate)).render(patchPayload)
    const stage = find(element, '.reo-patch-stage')
    expect(find(element, '.reo-readout .reo-section-title').textContent).toBe('Row 13, column 13 (centre)')
    press(stage, 'ArrowUp')
    press(stage, 'ArrowLeft')
    expect(find(element, '.reo-readout .reo-section-title').textContent).toBe('Row 12, column 12')

    const pixel = 11 * 25 + 11
    const { s2, sar } = patchPayload.imagery
    const b01 = s2 && decodeRaster(s2).data[pixel].toFixed(3)
    const hh = sar && decodeRaster(sar).data[pixel].toFixed(1).replace('-', '−')
    const values = [...element.querySelectorAll('.reo-values dd')].map(({ textContent }) => textContent)
    expect(values).toContain(b01)
    expect(values).toContain(hh)
    expect(find(element, '[aria-live]').textContent).toContain(`B01 ${b01}`)

    press(stage, 'Escape')
    expect(find(element, '.reo-readout .reo-section-title').textContent).toContain('(centre)')
  })

  it('reads out the pixel under the pointer while it is there', async () => {
    const element = (await start(activate)).render(patchPayload)
    const stage = find(element, '.reo-patch-stage')
    stage.getBoundingClientRect = () => new DOMRect(0, 0, 250, 250)
    stage.dispatchEvent(new MouseEvent('pointermove', { clientX: 245, clientY: 5 }))
    expect(find(element, '.reo-readout .reo-section-title').textContent).toBe('Row 1, column 25')
    expect(find(element, '.reo-values dd').textContent).toBe('no data')
    stage.dispatchEvent(new MouseEvent('pointerleave'))
    expect(find(element, '.reo-readout .reo-section-title').textContent).toContain('(centre)')
  })

  it('plots the spectrum by wavelength with every band of the pixel', async () => {
    const element = (await start(activate)).render(patchPayload)
    expect(element.querySelectorAll('.reo-spectrum-dot')).toHaveLength(12)
    const across = [...element.querySelectorAll('.reo-spectrum-dot')].map((dot) =>
      Number(dot.getAttribute('cx')),
    )
    expect(across).toEqual([...across].sort((a, b) => a - b))
  })

  it('states the share without data and hatches those pixels', async () => {
    const element = (await start(activate)).render(patchPayload)
    expect(element.textContent).toContain('No data: Sentinel-2 3.2 %')
    const corner = (25 * 14 - 1) * 4
    const hatch = [105, 150]
    expect(hatch).toContain(pictures.at(-1)?.data[corner])
    choose(element, 'Land cover')
    expect(hatch).not.toContain(pictures.at(-1)?.data[corner])
  })

  it('gives truth, answers and errors in words, and what models said where that is more', async () => {
    const element = (await start(activate)).render(patchPayload)
    const rows = [...element.querySelectorAll('.reo-truth-table tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    )
    const agb = rows.find(([task]) => task === 'Above-ground biomass')
    expect(agb).toEqual([
      'Above-ground biomass',
      '212.4 Mg/ha',
      '171.8 Mg/ha(−40.6)',
      '67.0 Mg/ha(−145.4)',
      'refusedI cannot measure biomass from an image.',
    ])
    const landCover = rows.find(([task]) => task === 'Land cover')
    expect(landCover?.[1]).toBe('Closed forest, deciduous broad leaf (114)')
    expect(landCover?.at(-1)).toBe('Cultivated / agriculture✗ wrongCropland')
    expect(rows.filter(([task]) => task.startsWith('Human activity'))).toHaveLength(2)
  })

  it('puts the answers of many models below each other, and says which runs they are from', async () => {
    const models = Array.from({ length: 20 }, (_, index) => `chat:model-${index}`)
    const answers = models.map((model) => ({
      model,
      task: 'agb',
      raw: '<img src=x onerror=alert(1)> 80',
      status: 'answered',
      value: 80,
    }))
    const runs = [{ name: 'first.reo.jsonl', created: '2026-11-25T10:00:00Z', models: models.slice(0, 2) }]
    const element = (await start(activate)).render({ ...patchPayload, answers, runs })
    const rows = [...element.querySelectorAll('.reo-truth-table tbody tr')]
    expect(rows.map(({ children: [head] }) => head.textContent)).toEqual(['Truth', ...models])
    expect(rows[1].textContent).toContain('<img src=x onerror=alert(1)> 80')
    expect(element.querySelector('.reo-truth-table img')).toBeNull()
    expect(element.querySelector('.reo-facts')?.textContent).toContain(
      'answers of chat:model-0, chat:model-1first.reo.jsonl, 2026-11-25',
    )
  })

  it('says what was done to the imagery', async () => {
    const notes = ['B05 resampled from 20 m (nearest)']
    const element = (await start(activate)).render({ ...patchPayload, notes })
    expect(element.querySelector('.reo-facts')?.textContent).toContain(
      'imageryB05 resampled from 20 m (nearest)',
    )
  })

  it('shows a patch without imagery, truth or pixel size', async () => {
    const { imagery, truth, pixelSize, location, ...rest } = patchPayload
    expect([imagery, truth, pixelSize, location]).not.toContain(undefined)
    const element = (await start(activate)).render({ ...rest, imagery: {}, truth: {}, answers: [] })
    expect(element.textContent).toContain('No imagery could be read')
    expect(element.textContent).toContain('Neither truth nor answers are known')
  })

  it('draws a patch where nothing was seen', async () => {
    const { s2 } = patchPayload.imagery
    if (s2 === undefined) throw new Error('The fixture has Sentinel-2 bands')
    const nothing = { ...s2, scale: 1, nodata: 0, pixels: { dtype: 'u1', bdata: btoa('\0'.repeat(7500)) } }
    const element = (await start(activate)).render({ ...patchPayload, imagery: { s2: nothing } })
    expect(find(element, '[data-reo-state]').dataset['reoState']).not.toBe('failed')
    expect(element.textContent).toContain('No data: Sentinel-2 100.0 %')
  })

  it('says what is wrong with pixels that do not fill the image', async () => {
    const { s2 } = patchPayload.imagery
    const element = (await start(activate)).render({ ...patchPayload, imagery: { s2: { ...s2, width: 24 } } })
    expect(find(element, '[role="alert"]').textContent).toContain(
      'The s2 image has 7500 values where its size needs 7200',
    )
  })
})
