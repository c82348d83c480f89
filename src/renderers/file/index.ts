import type { FileEditorMessage, WayOn } from '../../protocol/fileViews'
import { messageOf } from '../../core/errors'
import { button, html } from '../shared/dom'
import { notice } from '../shared/notice'
import { installStyles } from '../shared/styles'
import { FILE } from '../shared/styles/file'
import { openFileChannel, type PageHost } from './fileChannel'
import { hdf5View } from './hdf5View'
import { imageView } from './imageView'
import { keptState } from '../shared/keptState'

const WAY_TITLES: Readonly<Record<Exclude<WayOn, 'none'>, string>> = {
  manageTrust: 'Manage Workspace Trust',
  saveCopy: 'Save a Copy…',
}

/** Fills the page of an editor with the file that the editor names. */
export function showFile(place: HTMLElement, host: PageHost): void {
  installStyles({ FILE })
  const root = html('div', { class: 'reo-figure reo-file', 'data-reo-state': 'loading' })
  place.replaceChildren(root)
  const state = keptState(host)
  const channel = openFileChannel(host, (message) => {
    show(message).catch((thrown: unknown) => refuse(messageOf(thrown), 'none'))
  })

  async function show(message: Extract<FileEditorMessage, { type: 'show' | 'refuse' }>): Promise<void> {
    if (message.type === 'refuse') {
      refuse(message.message, message.way)
      return
    }
    root.replaceChildren(notice('waiting', `Opening ${message.name}…`))
    const view =
      message.file === 'hdf5'
        ? await hdf5View(channel, state)
        : imageView((await channel.ask({ kind: 'raster' })).image, { index: 0 }, channel, state)
    root.replaceChildren(view)
    root.dataset['reoState'] = 'ready'
  }

  function refuse(message: string, way: WayOn): void {
    root.dataset['reoState'] = 'refused'
    root.replaceChildren(
      html(
        'div',
        { class: 'reo-file-refused' },
        notice('error', message),
        html(
          'div',
          { class: 'reo-file-buttons' },
          way !== 'none' &&
            button({ class: 'reo-button' }, () => channel.send({ type: way }), WAY_TITLES[way]),
          button(
            { class: 'reo-button' },
            () => channel.send({ type: 'openWith' }),
            'Open with Another Editor…',
          ),
        ),
      ),
    )
  }

  channel.send({ type: 'ready' })
}
