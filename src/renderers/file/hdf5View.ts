import { messageOf } from '../../core/errors'
import { button, html } from '../shared/dom'
import { notice } from '../shared/notice'
import { arrayView } from './arrayView'
import { attributeList } from './attributeList'
import type { FileChannel } from './fileChannel'
import { groupTree } from './groupTree'
import type { KeptState } from '../shared/keptState'

const CHOSEN = 'chosen'

/** An HDF5 file: its tree, and the array that is chosen in it. @throws ReoError when the file cannot be read */
export async function hdf5View(channel: FileChannel, state: KeptState): Promise<HTMLElement> {
  const root = await channel.ask({ kind: 'group', path: '' })
  const place = html('div', { class: 'reo-file-array' })
  let wanted = 0

  async function choose(path: string): Promise<void> {
    const request = ++wanted
    state.set(CHOSEN, path)
    place.replaceChildren(notice('waiting', `Reading ${path}…`))
    try {
      const view = arrayView(path, await channel.ask({ kind: 'array', path }), channel, state)
      if (request === wanted) place.replaceChildren(view)
    } catch (thrown) {
      if (request === wanted) place.replaceChildren(notice('error', messageOf(thrown)))
    }
  }

  const kept = state.get(CHOSEN)
  if (kept === undefined) {
    place.replaceChildren(
      notice('info', root.total === 0 ? 'The file is empty.' : 'Choose an array to look at it.'),
      attributeList(root.attributes) ?? '',
    )
  } else void choose(kept)
  return html(
    'div',
    { class: 'reo-file-hdf5' },
    html(
      'div',
      { class: 'reo-file-tree' },
      root.hasPatches &&
        button(
          { class: 'reo-button reo-file-patches' },
          () => channel.send({ type: 'inspectPatch' }),
          'Inspect a Patch…',
        ),
      groupTree(root, '', channel, (path) => void choose(path)),
    ),
    place,
  )
}
