import { type SentPrompt } from '../../protocol/queries'
import { html, setText } from '../shared/dom'
import { formatPlural } from '../shared/format'
import { notice } from '../shared/notice'

const ROLES: Readonly<Record<SentPrompt['messages'][number]['role'], string>> = {
  system: 'Instructions',
  user: 'Question',
  assistant: 'Answer',
}

/** The words and pictures that a model was sent, in their order, and whether they are to the letter what was sent. */
export function promptView({ messages, pictures, hash, isAsSent }: SentPrompt): HTMLElement {
  return html(
    'div',
    { class: 'reo-prompt' },
    isAsSent === false
      ? notice(
          'error',
          'This differs from what was sent: the hash in the run log is another. The data set, the log or the program has changed since.',
        )
      : html(
          'p',
          { class: 'reo-note' },
          isAsSent === true
            ? `Made again from the run log and the data set: to the letter and pixel what was sent (hash ${hash}).`
            : 'Made again from the run log and the data set; the log has no hash to compare with.',
        ),
    ...messages.map(({ role, parts }) =>
      html(
        'section',
        { class: `reo-prompt-message reo-prompt-${role}` },
        html('div', { class: 'reo-section-title' }, ROLES[role]),
        ...parts.map((part) =>
          'text' in part ? html('div', { class: 'reo-prompt-text' }, part.text) : picture(part.picture),
        ),
      ),
    ),
    html('p', { class: 'reo-note' }, formatPlural(pictures.length, 'picture')),
  )

  function picture(index: number): HTMLElement {
    const image = html('img', {
      class: 'reo-prompt-picture',
      src: `data:image/png;base64,${pictures[index]}`,
      alt: `Picture ${index + 1} as it was sent`,
    })
    const size = html('figcaption', { class: 'reo-note' }, `Picture ${index + 1}`)
    image.addEventListener('load', () => {
      setText(size, `Picture ${index + 1}, ${image.naturalWidth} × ${image.naturalHeight} px`)
    })
    return html('figure', { class: 'reo-prompt-figure' }, image, size)
  }
}
