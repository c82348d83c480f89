// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/table'
import { activate as activateConfusion } from '../../../src/renderers/confusion'
import { find, findButton, press, recordPictures, start } from './harness'
import { confusionPayload, tablePayload } from './payloads'

describe('every renderer', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  it('marks its root with kind and state', async () => {
    const element = (await start(activate)).render(tablePayload)
    await vi.waitFor(() =>
      expect(find(element, '[data-reo-renderer="table"]').dataset['reoState']).toBe('ready'),
    )
  })

  it('leaves the page as it is when the same output comes again', async () => {
    const { render } = await start(activate)
    const element = render(tablePayload)
    const root = element.firstElementChild
    findButton(element, 'RMSE').click()
    render(tablePayload)
    expect(element.firstElementChild).toBe(root)
    expect(element.children).toHaveLength(1)
  })

  it('draws a changed output in place of the old one and keeps what was chosen', async () => {
    const { render } = await start(activate)
    const element = render(tablePayload)
    findButton(element, 'RMSE').click()
    render({ ...tablePayload, title: 'Later' })
    expect(element.children).toHaveLength(1)
    expect(find(element, '.reo-title').textContent).toBe('Later')
    expect(find(element, '[aria-sort="ascending"]').textContent).toContain('RMSE')
  })

  it('draws an output anew, as it is at first, once its cell is run again', async () => {
    const { render } = await start(activate)
    const element = render(tablePayload, 'output-1', { reoRun: 'first' })
    findButton(element, 'RMSE').click()
    expect(element.querySelector('[aria-sort="ascending"]')).not.toBeNull()
    render(tablePayload, 'output-1', { reoRun: 'second' })
    expect(element.children).toHaveLength(1)
    expect(element.querySelector('[aria-sort="ascending"]')).toBeNull()
  })

  it('draws again after it was disposed', async () => {
    const { render, api } = await start(activate)
    const element = render(tablePayload)
    api.disposeOutputItem?.('output-1')
    expect(element.hasChildNodes()).toBe(false)
    render(tablePayload)
    expect(element.querySelectorAll('tbody tr')).toHaveLength(4)
  })

  it('stops following the theme once disposed, all outputs at once where no id is given', async () => {
    const { render, api } = await start(activateConfusion)
    const elements = [render(confusionPayload, 'a'), render(confusionPayload, 'b')]
    const cells = elements.map((element) => find(element, '.reo-matrix-filled'))
    const shades = () => cells.map(({ style }) => style.backgroundColor)
    const before = shades()
    api.disposeOutputItem?.()
    document.body.dataset['vscodeThemeKind'] = 'vscode-dark'
    await new Promise((resolve) => setTimeout(resolve))
    expect(shades()).toEqual(before)
    delete document.body.dataset['vscodeThemeKind']
  })

  it('keeps the keys of its controls from the notebook and lets shortcuts pass', async () => {
    const element = (await start(activate)).render(tablePayload)
    const passed: string[] = []
    const record = ({ key }: KeyboardEvent) => passed.push(key)
    window.addEventListener('keydown', record)
    const control = findButton(element, 'RMSE')
    for (const key of ['Enter', ' ', 'd', 'ArrowDown', 'Escape', 'Tab', 'F1']) press(control, key)
    control.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }))
    window.removeEventListener('keydown', record)
    expect(passed).toEqual(['Escape', 'Tab', 'F1', 's'])
  })

  it.each([
    ['no JSON object', null, 'table output is not valid'],
    ['a newer version', { ...tablePayload, version: 2 }, '"version"'],
    ['a missing part', { ...tablePayload, columns: undefined }, '"columns"'],
  ])('says in words what is wrong with %s', async (_, payload, words) => {
    const element = (await start(activate)).render(payload)
    expect(find(element, '[role="alert"]').textContent).toContain('This table output cannot be drawn.')
    expect(element.textContent).toContain(words)
    expect(find(element, '[data-reo-state]').dataset['reoState']).toBe('failed')
  })

  it('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror="window.hacked = true">'
    const element = (await start(activate)).render({
      ...tablePayload,
      title: hostile,
      rows: [{ model: hostile, task: hostile }],
      notes: [hostile],
    })
    expect(element.querySelector('img')).toBeNull()
    expect(element.textContent.split(hostile)).toHaveLength(5)
  })

  it('adds its style sheet once', async () => {
    const { render } = await start(activate)
    render(tablePayload, 'a')
    render(tablePayload, 'b')
    expect(document.head.querySelectorAll('#reo-styles')).toHaveLength(1)
  })
})
