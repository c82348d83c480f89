// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/findings'
import { choose, find, start } from './harness'
import { findingsPayload } from './payloads'

async function drawn(payload: unknown = findingsPayload) {
  const harness = await start(activate)
  return { ...harness, element: harness.render(payload) }
}

function item(element: HTMLElement, id: string): HTMLDetailsElement {
  return find(element, `[data-reo-finding="${id}"]`)
}

/** Opens or closes a finding as its line does when it is clicked. */
function toggle(details: HTMLDetailsElement): void {
  details.open = !details.open
  details.dispatchEvent(new Event('toggle'))
}

describe('the findings renderer', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.replaceChildren()
  })

  it('says how much was checked, and of each finding its severity, title, count and what to do', async () => {
    const { element } = await drawn()
    expect(element.textContent).toContain('12,400 samples checked, and the imagery of 3,000 of them.')
    const line = find(item(element, 'reading/rows'), 'summary')
    expect(line.textContent).toBe('errorRows and labels that cannot be used1,204')
    expect(item(element, 'reading/rows').textContent).toContain('samples.jsonl line 12')
    expect(item(element, 'reading/rows').textContent).toContain('and 1,203 more')
    expect(item(element, 'chain/count').textContent).toContain('Count the connected units again.')
  })

  it('asks for the patches behind a finding once it is opened, and shows them with what was measured', async () => {
    const { element, lastRequest, answer } = await drawn()
    toggle(item(element, 'leakage/footprint'))
    expect(lastRequest().query).toEqual({
      kind: 'samples',
      source: { dataset: 'demo' },
      samples: ['d-00012', 't-00007', 'd-00031', 't-00008'],
      offset: 0,
      limit: 24,
    })
    const samples = [{ sample: 'd-00012', truth: { agb: 112.4, landCover: 115 } }, { sample: 't-00007' }]
    answer(lastRequest(), { kind: 'samples', total: 4, offset: 0, samples })
    const patch = find(element, '[data-reo-sample="d-00012"]')
    expect(patch.textContent).toContain('80 m apart, train and test')
    expect(patch.textContent).toContain('112.4 Mg/ha')
    expect(find(element, '[data-reo-sample="t-00007"]').textContent).toContain('not in the data set')
    patch.click()
    expect(lastRequest().query).toMatchObject({ kind: 'patch', sample: 'd-00012' })
  })

  it('keeps one finding open at a time', async () => {
    const { element } = await drawn()
    toggle(item(element, 'leakage/footprint'))
    toggle(item(element, 'chain/count'))
    expect(item(element, 'leakage/footprint').open).toBe(false)
    expect(find(element, '[data-reo-role="linked-patches"]').parentElement).toBe(item(element, 'chain/count'))
    toggle(item(element, 'chain/count'))
    expect(find(element, '[data-reo-role="linked-patches"]').hidden).toBe(true)
  })

  it('asks nothing where no sample is named', async () => {
    const { element, posted } = await drawn()
    toggle(item(element, 'reading/rows'))
    expect(posted).toEqual([])
  })

  it('leaves the severities out that are not chosen', async () => {
    const { element } = await drawn()
    choose(element, '2 errors')
    expect(item(element, 'chain/count').hidden).toBe(true)
    choose(element, 'All 3')
    expect(item(element, 'chain/count').hidden).toBe(false)
  })

  it('copies what is shown, a row for every place', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const { element } = await drawn()
    choose(element, '1 warning')
    find(element, '[aria-label="Copy as CSV"]').click()
    expect(writeText).toHaveBeenLastCalledWith(
      'severity,finding,title,sample,other,where,detail\r\n' +
        'warning,chain/count,Patch counts that the land-cover map contradicts,d-00040,,,"label 9, map 5"\r\n',
    )
    find(element, '[aria-label="Copy as JSON"]').click()
    expect(JSON.parse(writeText.mock.lastCall?.[0] ?? '')).toEqual([findingsPayload.findings[2]])
  })

  it('says so when nothing is wrong', async () => {
    const { element } = await drawn({ ...findingsPayload, findings: [] })
    expect(element.textContent).toContain('Nothing was found to be wrong.')
  })

  it('shows text of a data set as text', async () => {
    const [first] = findingsPayload.findings
    const hostile = { ...first, occurrences: [{ sample: '<img src=x onerror=alert(1)>', detail: '<b>' }] }
    const { element } = await drawn({ ...findingsPayload, findings: [hostile] })
    expect(element.querySelector('img, b')).toBeNull()
  })
})
