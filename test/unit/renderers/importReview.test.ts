// @vitest-environment jsdom
import axe from 'axe-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Proposal } from '../../../src/core/dataset/import/proposal'
import type { ImportPageMessage, ImportPreview } from '../../../src/protocol/importing'
import { reviewImport } from '../../../src/renderers/importReview'

const proposal: Proposal = {
  path: '/data/train.json',
  name: 'My data',
  saveAs: '/data/dataset.json',
  rows: 200,
  base: { samples: 'train.json' },
  items: [
    {
      key: 'columns.id',
      title: 'Sample id',
      choices: [
        { title: 'id', value: 'id', confidence: 'sure', reason: 'its name says so' },
        { title: 'image', value: 'image', confidence: 'unlikely', reason: 'such as <b>a.tif</b>' },
      ],
      chosen: 0,
    },
    { key: 'columns.split', title: 'Split', choices: [], chosen: null },
  ],
  notes: ['No column names a split.'],
}

const preview: ImportPreview = {
  description: { format: 'reo-dataset/1', name: 'My data' },
  samples: [
    {
      id: 'a',
      split: 'train',
      png: 'iVBORw0KGgo=',
      place: '1.000° S, 2.000° E',
      truth: [['AGB', '12 Mg/ha']],
    },
    { id: '<i>b</i>', split: 'train', problem: 'The file is missing', truth: [] },
  ],
  counted: 200,
  withTruth: { humanActivity: 0, landCover: 200, patchCount: 200, agb: 190 },
  problems: [{ where: 'q7', message: 'it is a refusal' }],
  problemCount: 12,
}

function open(): { page: HTMLElement; posted: ImportPageMessage[]; receive: (message: unknown) => void } {
  const page = document.body.appendChild(document.createElement('main'))
  const posted: ImportPageMessage[] = []
  reviewImport(page, { postMessage: (message) => void posted.push(message) })
  return { page, posted, receive: (data) => dispatchEvent(new MessageEvent('message', { data })) }
}

function buttonOf(page: HTMLElement, text: string): HTMLButtonElement {
  const found = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === text)
  if (found === undefined) throw new Error(`There is no button "${text}"`)
  return found
}

function selectOf(page: HTMLElement, key: string): HTMLSelectElement {
  const found = page.querySelector<HTMLSelectElement>(`[data-reo-key="${key}"]`)
  if (found === null) throw new Error(`There is no list for ${key}`)
  return found
}

describe('the review of an import', () => {
  afterEach(() => {
    document.body.replaceChildren()
    vi.restoreAllMocks()
  })

  it('asks for a preview of what is proposed, and shows samples as text with their problems', () => {
    const { page, posted, receive } = open()
    receive({ type: 'proposal', proposal })
    expect(posted).toEqual([
      { type: 'ready' },
      { type: 'choose', request: 1, mapping: { choices: {}, name: 'My data' } },
    ])
    expect(buttonOf(page, 'Write dataset.json').disabled).toBe(true)
    receive({ type: 'preview', request: 1, preview })
    expect(buttonOf(page, 'Write dataset.json').disabled).toBe(false)
    const text = page.textContent ?? ''
    for (const part of [
      '190 of 200',
      '12 Mg/ha',
      '<i>b</i>',
      'The file is missing',
      '12 problems',
      'and 11 more',
    ])
      expect(text).toContain(part)
    expect(page.querySelector('i')).toBeNull()
  })

  it('asks anew for every choice, and drops answers to earlier ones', () => {
    const { page, posted, receive } = open()
    receive({ type: 'proposal', proposal })
    const select = selectOf(page, 'columns.id')
    select.value = '1'
    select.dispatchEvent(new Event('change'))
    expect(posted.at(-1)).toEqual({
      type: 'choose',
      request: 2,
      mapping: { choices: { 'columns.id': 1 }, name: 'My data' },
    })
    expect(page.textContent).toContain('such as <b>a.tif</b>')
    receive({ type: 'preview', request: 1, preview })
    expect(page.textContent).not.toContain('190 of 200')
    select.value = 'none'
    select.dispatchEvent(new Event('change'))
    expect(posted.at(-1)).toMatchObject({ mapping: { choices: { 'columns.id': null } } })
  })

  it('can be written at once after it was renamed', () => {
    const { page, posted, receive } = open()
    receive({ type: 'proposal', proposal })
    receive({ type: 'preview', request: 1, preview })
    const name = page.querySelector('input')
    if (name === null) throw new Error('There is no field for the name')
    name.value = 'Other name'
    name.dispatchEvent(new Event('change'))
    buttonOf(page, 'Write dataset.json').click()
    expect(posted.at(-1)).toEqual({ type: 'write', mapping: { choices: {}, name: 'Other name' } })
  })

  it('does not write what cannot be opened, and says why', () => {
    const { page, receive } = open()
    receive({ type: 'proposal', proposal })
    receive({ type: 'preview', request: 1, preview: { ...preview, failure: 'The table has no column "x"' } })
    expect(page.textContent).toContain('The table has no column "x"')
    expect(buttonOf(page, 'Write dataset.json').disabled).toBe(true)
  })

  it('writes with the choices and the name, or is cancelled', () => {
    const { page, posted, receive } = open()
    receive({ type: 'proposal', proposal })
    receive({ type: 'preview', request: 1, preview })
    buttonOf(page, 'Write dataset.json').click()
    expect(posted.at(-1)).toEqual({ type: 'write', mapping: { choices: {}, name: 'My data' } })
    buttonOf(page, 'Cancel').click()
    expect(posted.at(-1)).toEqual({ type: 'cancel' })
  })

  it('says what is wrong where nothing can be proposed, or a message is not one of ours', () => {
    const { page, receive } = open()
    receive({ type: 'failure', message: 'There is nothing' })
    expect(page.textContent).toContain('There is nothing')
    receive({ type: 'nonsense' })
    expect(page.textContent).toContain('A message to the import page is not valid')
  })

  it('is fit for assistive technology', async () => {
    const { page, receive } = open()
    receive({ type: 'proposal', proposal })
    receive({ type: 'preview', request: 1, preview })
    for (const sheet of document.head.querySelectorAll('[id^=reo-styles]')) sheet.remove()
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
