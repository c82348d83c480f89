// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ActivationFunction } from 'vscode-notebook-renderer'
import { activate as answers } from '../../../src/renderers/answers'
import { activate as confusion } from '../../../src/renderers/confusion'
import { activate as dataCard } from '../../../src/renderers/dataCard'
import { activate as numbers } from '../../../src/renderers/numbers'
import { activate as patch } from '../../../src/renderers/patch'
import { activate as scatter } from '../../../src/renderers/scatter'
import { activate as table } from '../../../src/renderers/table'
import { dataCardPayload } from './dataCardPayload'
import { find, press, recordPictures, start } from './harness'
import { numbersPayload } from './numbersPayload'
import { answersPayload, confusionPayload, patchPayload, scatterPayload, tablePayload } from './payloads'

const figures: readonly (readonly [string, ActivationFunction, unknown, string])[] = [
  ['table', table, tablePayload, 'model,task,n,coverage'],
  ['scatter', scatter, scatterPayload, 'model,sample,true (Mg/ha),predicted (Mg/ha),error (Mg/ha)'],
  ['confusion', confusion, confusionPayload, 'model,true,true class,predicted,predicted class,samples'],
  ['answers', answers, answersPayload, 'sample,question,truth,model,repeat,status,value,error,answer,reason'],
  ['numbers', numbers, numbersPayload, 'model,asked,answered,distinct'],
  ['data card', dataCard, dataCardPayload, 'distribution,class or bin,train,val,test'],
  ['patch', patch, patchPayload, 'sample,modality,band,unit,row,column,value'],
]

function action(element: HTMLElement, name: string): HTMLElement {
  return find(element, `.reo-figure-actions [aria-label="${name}"]`)
}

describe('the line below every figure', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    document.body.replaceChildren()
  })

  it.each(figures)(
    'has the numbers of a %s saved as CSV by the extension',
    async (_, activate, payload, head) => {
      const harness = await start(activate)
      action(harness.render(payload), 'Save as CSV').click()
      await vi.waitFor(() => expect(harness.saved).toHaveLength(1))
      const [{ name, format, content }] = harness.saved
      expect({ name, format }).toEqual({
        name: expect.stringMatching(/^[\p{L}\p{N}-]+\.csv$/u),
        format: 'csv',
      })
      const lines = content.trimEnd().split('\r\n')
      expect(lines[0].startsWith(head)).toBe(true)
      expect(lines.length).toBeGreaterThan(1)
    },
  )

  it('is one stop of the Tab key, in which arrow keys move', async () => {
    const element = (await start(table)).render(tablePayload)
    const stops = [...element.querySelectorAll<HTMLElement>('.reo-figure-action')].filter(
      ({ tabIndex }) => tabIndex === 0,
    )
    expect(stops).toEqual([action(element, 'Copy as PNG')])
    stops[0].focus()
    press(stops[0], 'ArrowRight')
    expect(document.activeElement).toBe(action(element, 'Copy as SVG'))
    press(action(element, 'Copy as SVG'), 'End')
    expect(document.activeElement).toBe(action(element, 'Save as CSV'))
  })

  it('says what to do where the clipboard is out of reach', async () => {
    vi.stubGlobal('navigator', {})
    const element = (await start(table)).render(tablePayload)
    action(element, 'Copy as CSV').click()
    await vi.waitFor(() =>
      expect(find(element, '.reo-figure-actions-status').textContent).toContain('Save the figure instead.'),
    )
  })

  it('downloads where no extension runs beside the page', async () => {
    const clicked: HTMLAnchorElement[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(this)
    })
    const element = (await start(table, { messaging: false })).render(tablePayload)
    action(element, 'Save as CSV').click()
    await vi.waitFor(() => expect(clicked).toHaveLength(1))
    expect(clicked[0].download).toMatch(/\.csv$/)
    expect(decodeURIComponent(clicked[0].href)).toContain('baseline:mean')
  })

  it('writes text with commas, quotes and line breaks so that it is read back', async () => {
    const harness = await start(table)
    const rows = [{ model: 'a, "b"\nc', task: '–' }]
    action(harness.render({ ...tablePayload, rows }), 'Save as CSV').click()
    await vi.waitFor(() => expect(harness.saved).toHaveLength(1))
    expect(harness.saved[0].content).toContain('"a, ""b""\nc",–')
  })
})
