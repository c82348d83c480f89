import { messageOf } from '../../../core/errors'
import type { FileFormat } from '../../../protocol/queries'
import { button, html, setText } from '../dom'
import type { QueryChannel } from '../queries'
import { rove } from '../rove'
import { copyFigure, type FigureContent, saveFigure } from './figureFiles'

/** The line below a figure by which it is copied or saved: one tab stop, arrow keys move. */
export function figureActions(content: FigureContent, channel: QueryChannel): HTMLElement {
  const formats: readonly FileFormat[] = ['png', 'svg', 'csv', ...(content.json ? (['json'] as const) : [])]
  const status = html('span', { class: 'reo-figure-actions-status', role: 'status' })

  async function copy(format: FileFormat): Promise<void> {
    try {
      await copyFigure(content, format)
      setText(status, `Copied as ${format.toUpperCase()}`)
    } catch (thrown) {
      setText(status, `The clipboard is out of reach here (${messageOf(thrown)}). Save the figure instead.`)
    }
  }

  async function save(format: FileFormat): Promise<void> {
    setText(status, '')
    try {
      await saveFigure(content, format, channel)
    } catch (thrown) {
      setText(status, `The figure cannot be saved. ${messageOf(thrown)}`)
    }
  }

  const group = (verb: string, act: (format: FileFormat) => Promise<void>) =>
    html(
      'span',
      { class: 'reo-figure-actions-group' },
      html('span', { 'aria-hidden': 'true' }, `${verb} as`),
      ...formats.map((format) => {
        const name = format.toUpperCase()
        const attributes = { class: 'reo-figure-action', 'aria-label': `${verb} as ${name}`, tabindex: '-1' }
        return button(attributes, () => void act(format), name)
      }),
    )
  const bar = html(
    'div',
    { class: 'reo-figure-actions', role: 'toolbar', 'aria-label': 'Copy or save this figure' },
    group('Copy', copy),
    group('Save', save),
  )
  const [first] = bar.querySelectorAll<HTMLElement>('.reo-figure-action')
  first.tabIndex = 0
  rove(bar, '.reo-figure-action')
  return html('div', { class: 'reo-figure-foot', 'data-reo-picture': 'leave-out' }, bar, status)
}
