// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { csvText } from '../../../src/renderers/shared/csv'
import { html, setLabel, setText } from '../../../src/renderers/shared/dom'
import { escapeText } from '../../../src/renderers/shared/plot/plotText'
import { sourceFiles } from '../../support/sourceFiles'

const HOSTILE = '\u202egpj.exe\u2066\u001b[31m\u009b\u200b\u{e0041}'
const SHOWN = '�gpj.exe�␛[31m����'

describe('An element', () => {
  it('shows what is not seen and what turns text around, in texts and in names', () => {
    const element = html('p', { title: HOSTILE, 'aria-label': HOSTILE }, HOSTILE)
    expect(element.textContent).toBe(SHOWN)
    expect(element.title).toBe(SHOWN)
    expect(element.getAttribute('aria-label')).toBe(SHOWN)
  })

  it('keeps for programs what is for programs', () => {
    const option = html('option', { value: HOSTILE, 'data-sample': HOSTILE })
    expect(option.value).toBe(HOSTILE)
    expect(option.dataset['sample']).toBe(HOSTILE)
  })

  it('is given texts and names no other way', () => {
    const element = html('p')
    setText(element, HOSTILE)
    setLabel(element, HOSTILE)
    expect(element.textContent).toBe(SHOWN)
    expect(element.getAttribute('aria-label')).toBe(SHOWN)
    const ways =
      /\.(textContent|innerText|ariaLabel) = |(innerHTML|outerHTML|insertAdjacentHTML|document\.write|createTextNode)\b|setAttribute\('(aria-label|title)'/
    const others = sourceFiles('src/renderers').filter(({ text }) => ways.test(text))
    expect(others.map(({ file }) => file)).toEqual(['src/renderers/shared/dom.ts'])
  })
})

describe('A text of a plot', () => {
  it('is no markup to Plotly', () => {
    expect(escapeText('<a href="javascript:alert(1)">\u202ex</a>&nbsp;')).toBe(
      '&lt;a href="javascript:alert(1)"&gt;�x&lt;/a&gt;&amp;nbsp;',
    )
  })
})

describe('A table for a spreadsheet', () => {
  it('has no formulas but numbers, below zero too', () => {
    const rows = [
      ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '\t=1', '-2.5', -2.5, '+3e4', 'plain = text'],
    ]
    expect(csvText({ head: ['=a'], rows })).toBe(
      `'=a\r\n'=cmd|' /C calc'!A0,'+1+1,'-2+3,'@SUM(A1),'\t=1,-2.5,-2.5,+3e4,plain = text\r\n`,
    )
  })
})
