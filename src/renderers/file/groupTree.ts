import type { GroupMember, GroupView } from '../../core/dataset/look/lookAtHdf5'
import { messageOf } from '../../core/errors'
import { button, html } from '../shared/dom'
import type { FileChannel } from './fileChannel'

const NOT_SHOWN = { type: 'a type', link: 'a link, not followed' } as const

/** Members of a group as a tree; what lies below is fetched when it is opened. */
export function groupTree(
  { members, total }: GroupView,
  group: string,
  channel: FileChannel,
  onChoose: (path: string) => void,
): HTMLElement {
  const items = members.map((member) => {
    const path = group === '' ? member.name : `${group}/${member.name}`
    return html('li', {}, itemOf(member, path, channel, onChoose))
  })
  const more = total - members.length
  return html(
    'ul',
    { class: 'reo-file-members' },
    ...items,
    more > 0 && html('li', { class: 'reo-muted' }, `${more} more are not listed`),
  )
}

function itemOf(
  { name, kind, summary = '' }: GroupMember,
  path: string,
  channel: FileChannel,
  onChoose: (path: string) => void,
): HTMLElement {
  switch (kind) {
    case 'group':
      return branch(name, path, channel, onChoose)
    case 'array': {
      const leaf = button(
        { class: 'reo-file-leaf', title: path },
        () => {
          document
            .querySelectorAll('.reo-file-leaf')
            .forEach((other) => other.removeAttribute('aria-current'))
          leaf.setAttribute('aria-current', 'true')
          onChoose(path)
        },
        html('span', {}, name),
        html('span', { class: 'reo-muted' }, summary),
      )
      return leaf
    }
    case 'type':
    case 'link':
      return html('span', { class: 'reo-muted reo-file-other' }, `${name}: ${NOT_SHOWN[kind]}`)
  }
}

function branch(
  name: string,
  path: string,
  channel: FileChannel,
  onChoose: (path: string) => void,
): HTMLElement {
  const place = html('div', {}, 'Reading…')
  const details = html('details', {}, html('summary', { title: path }, name), place)
  details.addEventListener(
    'toggle',
    () => {
      channel.ask({ kind: 'group', path }).then(
        (group) =>
          place.replaceChildren(group.total === 0 ? 'empty' : groupTree(group, path, channel, onChoose)),
        (thrown: unknown) => place.replaceChildren(messageOf(thrown)),
      )
    },
    { once: true },
  )
  return details
}
