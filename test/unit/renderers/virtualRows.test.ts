// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { html } from '../../../src/renderers/shared/dom'
import { virtualRows } from '../../../src/renderers/shared/virtualRows'

/** What comes into sight and leaves it, as a test says. */
let see: (target: Element, isIntersecting: boolean) => void

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: readonly { target: Element; isIntersecting: boolean }[]) => void) {
        see = (target, isIntersecting) => callback([{ target, isIntersecting }])
      }
      observe = () => undefined
      disconnect = () => undefined
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function longTable() {
  const table = document.body.appendChild(html('table'))
  const rows = virtualRows(table, document.body, new AbortController().signal)
  const row = (name: string) => () =>
    html('tr', { 'data-name': name }, html('td', {}, html('button', {}, name)))
  rows.show(Array.from({ length: 45 }, (_, index) => row(`row ${index}`)))
  return {
    table,
    rows,
    names: () => [...table.querySelectorAll('[data-name]')].map(({ textContent }) => textContent),
  }
}

describe('the rows of a long table', () => {
  it('are drawn as they come near what is in sight', () => {
    const { table, names } = longTable()
    expect(names()).toHaveLength(20)
    see(table.tBodies[1], true)
    expect(names()).toHaveLength(40)
  })

  it('leave their room behind, and come back as they were', () => {
    const { table, names } = longTable()
    const first = table.querySelector('[data-name]')
    see(table.tBodies[0], false)
    expect(names()).toEqual([])
    expect(table.tBodies[0].querySelector('tr')?.getAttribute('aria-hidden')).toBe('true')
    see(table.tBodies[0], true)
    expect(table.querySelector('[data-name]')).toBe(first)
  })

  it('stay while they have the focus', () => {
    const { table, names } = longTable()
    table.querySelector('button')?.focus()
    see(table.tBodies[0], false)
    expect(names()).toHaveLength(20)
  })

  it('can be replaced one by one', () => {
    const { table, rows, names } = longTable()
    const old = table.querySelector<HTMLElement>('[data-name]')
    if (old === null) throw new Error('There is no row')
    rows.replace(old, html('tr', { 'data-name': 'new' }, html('td', {}, 'new')))
    see(table.tBodies[0], false)
    see(table.tBodies[0], true)
    expect(names()[0]).toBe('new')
  })
})
