// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/answers'
import { find, findButton, press, recordPictures, start } from './harness'
import { answersPayload, patchPayload, SOURCE } from './payloads'

function samples(element: HTMLElement): (string | undefined)[] {
  return [...element.querySelectorAll<HTMLElement>('tbody > tr[data-reo-sample]')].map(
    (row) => row.dataset['reoSample'],
  )
}

describe('the answers renderer', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  it('puts truth and every model side by side', async () => {
    const element = (await start(activate)).render(answersPayload)
    const [row] = element.querySelectorAll('tbody > tr')
    const cells = [...row.children].map(({ textContent }) => textContent)
    expect(cells[1]).toBe('421.9')
    expect(cells[2]).toBe('204.2−217.7')
    expect(cells[4]).toContain('refused')
    expect(cells[4]).toContain('The answer declines to give a number.')
    expect(find(row, 'img').getAttribute('alt')).toBe('Patch d-00031')
    expect(element.textContent).toContain('312 questions, the first 3 shown.')
  })

  it('folds long answers and repeats no number', async () => {
    const element = (await start(activate)).render(answersPayload)
    const [first, second] = element.querySelectorAll('tbody > tr')
    expect(find(first, 'details.reo-raw > div').textContent).toContain('without field measurements.')
    expect(second.children[2].querySelector('.reo-raw')).toBeNull()
    expect(find(second, '.reo-raw').textContent).toContain('sparse shrubland')
  })

  it('sorts by the error of a model, the largest first, and by sample', async () => {
    const element = (await start(activate)).render(answersPayload)
    findButton(element, 'U-Net').click()
    expect(samples(element)).toEqual(['d-00031', 'd-00118', 'd-00007'])
    expect(find(element, '[aria-sort="descending"]').textContent).toContain('U-Net')
    findButton(element, 'U-Net').click()
    expect(samples(element)).toEqual(['d-00007', 'd-00118', 'd-00031'])
    findButton(element, 'Vision-language model').click()
    expect(samples(element)).toEqual(['d-00118', 'd-00031', 'd-00007'])
    findButton(element, 'Patch').click()
    expect(samples(element)).toEqual(['d-00007', 'd-00031', 'd-00118'])
  })

  it('opens the full patch below its row and closes it by Escape', async () => {
    const harness = await start(activate)
    const element = harness.render(answersPayload)
    const opener = find(element, '.reo-thumbnail-button')
    opener.focus()
    opener.click()
    expect(harness.lastRequest().query).toEqual({ kind: 'patch', source: SOURCE, sample: 'd-00031' })
    harness.answer(harness.lastRequest(), { kind: 'patch', patch: { ...patchPayload, id: 'd-00031' } })
    const panel = find(element, '[data-reo-role="patch-panel"]')
    expect(find(panel, 'canvas').getAttribute('aria-label')).toContain('d-00031')
    find(panel, 'button[aria-label="Close patch d-00031"]').focus()
    press(find(panel, 'button[aria-label="Close patch d-00031"]'), 'Escape')
    expect(panel.hidden).toBe(true)
    expect(document.activeElement).toBe(opener)
    expect(opener.getAttribute('aria-expanded')).toBe('false')
  })

  it('shows a failure to read the patch', async () => {
    const harness = await start(activate)
    const element = harness.render(answersPayload)
    find(element, '.reo-thumbnail-button').click()
    harness.fail(harness.lastRequest(), 'The image s2/d-00031.tif is missing.')
    expect(find(element, '[role="alert"]').textContent).toContain('s2/d-00031.tif is missing')
  })

  it('marks labels right or wrong and names land-cover classes', async () => {
    const answers = [
      { model: 'onnx:unet', task: 'landCover', raw: '114', status: 'answered', value: 114 },
      { model: 'baseline:mean', task: 'landCover', raw: '40', status: 'answered', value: 40 },
    ]
    const rows = [{ sample: 'd-00001', truth: 114, answers }]
    const element = (await start(activate)).render({
      ...answersPayload,
      task: 'landCover',
      unit: '',
      rows,
      total: 1,
    })
    const cells = [...find(element, 'tbody > tr').children].map(({ textContent }) => textContent)
    expect(cells.slice(1)).toEqual([
      'Closed forest, deciduous broad leaf',
      'Closed forest, deciduous broad leaf✓ right',
      'Cultivated / agriculture✗ wrong',
      'not asked',
    ])
  })

  it('shows hostile answers as text', async () => {
    const hostile = '<script>window.hacked = true</script>'
    const [row] = answersPayload.rows
    const answers = [{ model: 'chat:vlm', task: 'agb', raw: hostile, status: 'unparseable', reason: hostile }]
    const element = (await start(activate)).render({
      ...answersPayload,
      rows: [{ ...row, sample: hostile, answers }],
    })
    expect(element.querySelector('script')).toBeNull()
    expect(element.textContent).toContain(hostile)
  })
})
