// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/confusion'
import { choose, find, findButton, patchesAnswer, pick, press, recordPictures, start } from './harness'
import { classifiedPayload, S2, S2_SAR } from './classifiedAnswers'
import { confusionPayload, SOURCE } from './payloads'

async function drawn(payload: unknown = confusionPayload) {
  const harness = await start(activate)
  const element = harness.render(payload)
  return { ...harness, element, linked: find(element, '[data-reo-role="linked-patches"]') }
}

function cell(element: HTMLElement, truth: string, predicted: string): HTMLElement {
  return find(element, `[data-reo-truth="${truth}"][data-reo-predicted="${predicted}"]`)
}

/** A query whose only step is one cell. */
function selecting(truth: string, predicted: string) {
  return { selection: [{ criterion: { truth: { label: truth }, predicted: { label: predicted } } }] }
}

describe('the confusion renderer', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  it('lays truth out in rows and predictions in columns, unanswered last', async () => {
    const { element } = await drawn()
    expect(cell(element, '114', '112').textContent).toBe('11')
    expect(cell(element, '112', 'unanswered').textContent).toBe('4')
    expect(cell(element, '112', '20').textContent).toBe('·')
    const heads = [...element.querySelectorAll('.reo-matrix thead th')].map(({ textContent }) => textContent)
    expect(heads.slice(-2)).toEqual(['unanswered', 'n'])
    expect(cell(element, '114', '112').getAttribute('aria-label')).toBe(
      '11 true Closed forest, deciduous broad leaf, predicted Closed forest, evergreen broad leaf, 17.7 % of the row',
    )
    expect(find(element, '.reo-matrix').getAttribute('aria-label')).toBe(
      'Confusion matrix of U-Net (S2 + SAR), counts',
    )
  })

  it('shows classes in their official colours', async () => {
    const { element } = await drawn()
    const swatches = [...element.querySelectorAll<HTMLElement>('tbody .reo-matrix-row-head .reo-swatch')]
    expect(swatches[0].style.backgroundColor).toBe('rgb(255, 187, 34)')
  })

  it('shows shares of the row in per cent', async () => {
    const { element } = await drawn()
    choose(element, 'Row %')
    expect(cell(element, '114', '112').textContent).toBe('18')
  })

  it('leaves classes out that do not occur until they are asked for', async () => {
    const { element } = await drawn()
    expect(element.querySelector('[data-reo-truth="50"]')).toBeNull()
    findButton(element, 'Show 2 classes that do not occur').click()
    expect(cell(element, '50', '90').textContent).toBe('·')
    findButton(element, 'Hide 2 classes').click()
    expect(element.querySelector('[data-reo-truth="50"]')).toBeNull()
  })

  it('asks for the patches of a clicked cell and shows them', async () => {
    const { element, linked, lastRequest, answer } = await drawn()
    cell(element, '114', '112').click()
    expect(lastRequest().query).toEqual({
      kind: 'selected-patches',
      source: SOURCE,
      task: 'landCover',
      model: 'onnx:unet',
      selection: [
        {
          origin: 'this figure',
          title: 'true Closed forest, deciduous broad leaf, predicted Closed forest, evergreen broad leaf',
          criterion: {
            kind: 'answer',
            task: 'landCover',
            model: 'onnx:unet',
            truth: { kind: 'label', label: '114' },
            predicted: { kind: 'label', label: '112' },
          },
        },
      ],
      offset: 0,
      limit: 24,
    })
    answer(lastRequest(), {
      kind: 'patches',
      total: 1,
      offset: 0,
      patches: [{ sample: 'd-00009', truth: 114, predicted: 112 }],
    })
    expect(find(linked, '[data-reo-sample="d-00009"]').textContent).toContain(
      'true Closed forest, deciduous broad leaf',
    )
    expect(linked.textContent).toContain(
      '1 patch · true Closed forest, deciduous broad leaf, predicted Closed forest, evergreen broad leaf',
    )
    expect(cell(element, '114', '112').getAttribute('aria-selected')).toBe('true')
  })

  it('asks for unanswered samples by the column beside', async () => {
    const { element, lastRequest } = await drawn()
    cell(element, '112', 'unanswered').click()
    expect(lastRequest().query).toMatchObject(selecting('112', 'unanswered'))
  })

  it('moves by arrow keys as one tab stop and opens by Enter', async () => {
    const { element, lastRequest, posted } = await drawn()
    const first = cell(element, '20', '20')
    expect(element.querySelectorAll('.reo-matrix-cell[tabindex="0"]')).toHaveLength(1)
    first.focus()
    press(first, 'ArrowDown')
    press(cell(element, '30', '20'), 'ArrowRight')
    expect(document.activeElement).toBe(cell(element, '30', '30'))
    expect(first.tabIndex).toBe(-1)
    press(cell(element, '30', '30'), 'Enter')
    expect(lastRequest().query).toMatchObject(selecting('30', '30'))
    press(cell(element, '30', '30'), 'End')
    expect(document.activeElement).toBe(cell(element, '30', 'unanswered'))
    press(cell(element, '30', 'unanswered'), ' ')
    expect(posted).toHaveLength(1)
  })

  it('highlights the row and the column of the cell that is pointed at', async () => {
    const { element } = await drawn()
    cell(element, '114', '112').dispatchEvent(new Event('pointerover', { bubbles: true }))
    const crossed = [...element.querySelectorAll('th.reo-crossed')].map(({ textContent }) => textContent)
    expect(crossed).toEqual(['Closed forest, evergreen broad leaf', 'Closed forest, deciduous broad leaf'])
  })

  it('never shows the answer to an earlier click', async () => {
    const { element, linked, posted, answer } = await drawn()
    cell(element, '114', '112').click()
    cell(element, '20', '20').click()
    answer(posted[0], patchesAnswer(['older'], 1))
    expect(linked.querySelector('[data-reo-sample]')).toBeNull()
    answer(posted[1], patchesAnswer(['newer'], 1))
    expect(linked.querySelector('[data-reo-sample="newer"]')).not.toBeNull()
  })

  it('gives figures with intervals and coverage, and those of each class', async () => {
    const { element } = await drawn()
    const figures = find(element, '.reo-metrics').textContent
    for (const words of ['0.684', '[0.641, 0.728]', 'Macro F1', '[0.602, 0.690]', '422 of 430', '98.1 %']) {
      expect(figures).toContain(words)
    }
    const [first] = element.querySelectorAll('.reo-classes tbody tr')
    expect([...first.children].map(({ textContent }) => textContent)).toEqual([
      'Herbaceous vegetation',
      '92',
      '90',
      '0.756',
      '0.739',
      '0.747',
    ])
  })

  it('shows another model', async () => {
    const { element } = await drawn()
    choose(element, 'Most frequent class')
    expect(find(element, '.reo-metrics').textContent).toContain('0.210')
  })

  it('shades cells anew when the theme changes, with text that can be read', async () => {
    const { element } = await drawn()
    const before = cell(element, '40', '40').style.backgroundColor
    document.body.dataset['vscodeThemeKind'] = 'vscode-dark'
    await vi.waitFor(() => expect(cell(element, '40', '40').style.backgroundColor).not.toBe(before))
    delete document.body.dataset['vscodeThemeKind']
  })

  it('says that patches cannot be shown where the data set is not known', async () => {
    const { element, linked, posted } = await drawn({ ...confusionPayload, source: undefined })
    cell(element, '114', '112').click()
    expect(posted).toHaveLength(0)
    expect(linked.textContent).toContain('11 samples')
    expect(linked.textContent).toContain('does not say which data set')
  })

  it('shows shares of the column and of all in per cent', async () => {
    const { element } = await drawn()
    choose(element, 'Column %')
    expect(cell(element, '114', '112').textContent).toBe('17')
    expect(cell(element, '114', '112').title).toContain('% of the column')
    choose(element, 'Overall %')
    expect(cell(element, '112', '112').textContent).toBe('12')
  })

  it('takes classes together by the upper level of the legend, and selects all codes of a group', async () => {
    const { element, lastRequest } = await drawn(classifiedPayload())
    choose(element, 'Upper level')
    const heads = [...element.querySelectorAll('.reo-matrix-row-head')].map(({ textContent }) => textContent)
    expect(heads.slice(0, 3)).toEqual(['Closed forest', 'Open forest', 'Shrubs, herbs, wetland, moss'])
    cell(element, 'closed-forest', 'open-forest').click()
    const closed = ['111', '112', '113', '114', '115', '116']
    expect(lastRequest().query).toMatchObject({
      selection: [{ criterion: { truth: { kind: 'labels', labels: closed } } }],
    })
    expect(cell(element, 'closed-forest', 'open-forest').getAttribute('aria-selected')).toBe('true')
  })

  it('shows what is more and less than in the matrix of another model, with signs', async () => {
    const payload = classifiedPayload()
    const { element, lastRequest } = await drawn(payload)
    choose(element, S2_SAR.title)
    const more = Number(cell(element, '112', '112').textContent)
    pick(element, 'Difference from another model', S2.id)
    choose(element, S2.title)
    const less = Number(cell(element, '112', '112').textContent)
    expect(less).toBeLessThan(more)
    choose(element, S2_SAR.title)
    expect(cell(element, '112', '112').textContent).toMatch(/^[+]\d+$/)
    expect(find(element, '.reo-matrix-notes').textContent).toContain(
      'U-Net (S2 + SAR) minus U-Net (S2), in samples: blue with + is more, orange with − less.',
    )
    const fewer = [...element.querySelectorAll<HTMLElement>('.reo-matrix-cell')].find(({ textContent }) =>
      textContent.startsWith('−'),
    )
    fewer?.click()
    expect(lastRequest().query).toMatchObject({ selection: [{ criterion: { model: S2.id } }] })
  })

  it('lists the pairs that are confused most, with counts and shares; a pair selects its answers', async () => {
    const { element, lastRequest } = await drawn()
    const [first] = element.querySelectorAll('.reo-confused li')
    expect(first.textContent).toBe(
      'Closed forest, evergreen broad leaf taken for Closed forest, deciduous broad leaf14 · 19.2 % of the class · 10.9 % of all confused',
    )
    find(first, 'button').click()
    expect(lastRequest().query).toMatchObject(selecting('112', '114'))
    expect(cell(element, '112', '114').getAttribute('aria-selected')).toBe('true')
  })

  it('asks for examples of one pair after the other, and opens one in full', async () => {
    const { element, linked, posted, lastRequest, answer } = await drawn()
    find<HTMLInputElement>(element, '.reo-confused input').click()
    expect(posted).toHaveLength(1)
    expect(lastRequest().query).toMatchObject({
      kind: 'selected-patches',
      limit: 4,
      ...selecting('112', '114'),
    })
    answer(lastRequest(), patchesAnswer(['d-1', 'd-2'], 14))
    expect(lastRequest().query).toMatchObject(selecting('114', '124'))
    find(element, '.reo-pair-examples button').click()
    expect(lastRequest().query).toMatchObject({ kind: 'patch', sample: 'd-1' })
    expect(linked.hidden).toBe(false)
  })

  it('gives the interval of each class where it is known', async () => {
    const { element } = await drawn(classifiedPayload())
    expect(find(element, '.reo-classes tbody tr').textContent).toMatch(/\[0\.\d\d, 0\.\d\d\]/)
  })

  it('says that nothing is known to be true, and draws no empty matrix', async () => {
    const [{ metrics, ...series }] = confusionPayload.series
    const nothing = { ...metrics, n: 0, answered: 0, perClass: [], confusion: { labels: [], counts: [] } }
    const { element } = await drawn({
      ...confusionPayload,
      labels: [],
      series: [{ ...series, metrics: nothing }],
    })
    expect(element.querySelector('.reo-matrix')).toBeNull()
    expect(element.textContent).toContain('What is true of these samples is not known')
  })

  it('offers no difference where there is one model', async () => {
    const { element } = await drawn({ ...confusionPayload, series: confusionPayload.series.slice(0, 1) })
    expect(element.querySelector('select')).toBeNull()
  })

  it('points at no class that stands for all rarer ones', async () => {
    const labels = confusionPayload.labels.map((label) =>
      label.key === '20' ? { ...label, gathered: true } : label,
    )
    const { element, posted } = await drawn({ ...confusionPayload, labels })
    cell(element, '20', '30').click()
    expect(posted).toHaveLength(0)
    expect(cell(element, '20', '20').classList.contains('reo-matrix-right')).toBe(false)
  })

  it('shows hostile labels as text', async () => {
    const title = '<img src=x onerror=alert(1)>\u202e'
    const labels = confusionPayload.labels.map((label) => (label.key === '112' ? { ...label, title } : label))
    const { element } = await drawn({ ...confusionPayload, labels })
    expect(element.querySelector('img')).toBeNull()
    expect(find(element, '.reo-confused').textContent).toContain('<img src=x')
  })
})
