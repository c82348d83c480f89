import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { unreachable } from '../../core/errors'
import type { PatchGridPayload, PatchTile } from '../../protocol/payloads'
import type { SampleThumbnail } from '../../protocol/queries'
import { statusBadge } from '../shared/answerCell'
import { errorOf, formatError } from '../shared/answerError'
import { html } from '../shared/dom'
import { formatBareValue, formatNumber } from '../shared/format'
import { thumbnail } from '../shared/pictures'

/** The lines of text under a picture, by what they say. */
type Line = 'id' | 'question' | 'truth' | 'predicted' | 'error' | 'words' | 'models'

/** The lines that the tiles of a grid have, all of them the same, so that their height is known beforehand. */
export function linesOf({ task, tiles, models }: PatchGridPayload): readonly Line[] {
  const isNumber = TASK_DESCRIPTIONS[task].kind === 'regression'
  return [
    'id',
    ...(tiles.some(({ question }) => question !== undefined) ? (['question'] as const) : []),
    'truth',
    'predicted',
    ...(isNumber ? (['error'] as const) : []),
    ...(tiles.some((tile) => wordsOf(tile) !== '') ? (['words'] as const) : []),
    ...(models.length > 1 ? (['models'] as const) : []),
  ]
}

/** A patch with what is known of it; its picture is put in when it comes. */
export function tileOf(payload: PatchGridPayload, lines: readonly Line[], tile: PatchTile): HTMLElement {
  return html(
    'div',
    { class: 'reo-tile', role: 'option', 'data-reo-sample': tile.sample },
    html('span', { class: 'reo-tile-picture' }),
    html('span', { class: 'reo-tile-check', 'aria-hidden': 'true' }),
    html('span', { class: 'reo-tile-text' }, ...lines.map((line) => lineOf(line, payload, tile))),
  )
}

/** Puts the picture of a patch into its tile, or says why there is none. */
export function showPicture(tile: HTMLElement, { sample, png, truth }: SampleThumbnail): void {
  const isGone = truth === undefined
  tile
    .querySelector('.reo-tile-picture')
    ?.replaceChildren(isGone ? goneSample(sample) : thumbnail(png, `Patch ${sample}`))
}

function goneSample(sample: string): HTMLElement {
  const words = 'no longer in the data set'
  return html('span', { class: 'reo-thumbnail reo-thumbnail-none', title: `${sample}: ${words}` }, words)
}

function lineOf(line: Line, { task }: PatchGridPayload, tile: PatchTile): HTMLElement {
  const { sample, question = '', truth, answer } = tile
  switch (line) {
    case 'id':
      return html('span', { class: 'reo-tile-line reo-patch-id', title: sample }, sample)
    case 'question':
      return html('span', { class: 'reo-tile-line reo-muted', title: question }, question)
    case 'truth':
      return named('true', truth === null ? 'not known' : formatBareValue(task, truth))
    case 'predicted':
      if (answer === undefined) return html('span', { class: 'reo-tile-line reo-muted' }, 'not asked')
      if (answer.status !== 'answered') return html('span', { class: 'reo-tile-line' }, statusBadge(answer))
      return named('predicted', formatBareValue(task, answer.value), isWrong(tile) ? '✗ ' : '')
    case 'error': {
      const error = answer?.status === 'answered' ? errorOf(task, truth, answer.value) : undefined
      return named('error', error === undefined ? '–' : formatError(task, error))
    }
    case 'words': {
      const words = wordsOf(tile)
      return html('span', { class: 'reo-tile-line reo-tile-words', title: words }, words)
    }
    case 'models':
      return named('models', spreadText(tile))
    default:
      return unreachable(line)
  }
}

function named(name: string, value: string, mark = ''): HTMLElement {
  return html(
    'span',
    { class: 'reo-tile-line reo-patch-line' },
    html('span', { class: 'reo-muted' }, name),
    html('span', { class: 'reo-patch-value', title: value }, `${mark}${value}`),
  )
}

function isWrong({ truth, answer }: PatchTile): boolean {
  if (answer === undefined) return false
  const error = errorOf(answer.task, truth, answer.value)
  return error?.kind === 'match' && !error.right
}

/** What a model said, where that is more than its value. */
function wordsOf({ answer }: PatchTile): string {
  if (answer === undefined) return ''
  const words = answer.raw.trim()
  return words === String(answer.value ?? '') ? '' : words
}

/** What all models say, such as "80–212" or "2 of 3 agree", and how many of them say anything where not all do. */
function spreadText({ spread: { asked, answered, range, agreeing } }: PatchTile): string {
  if (answered === 0) return `none of ${asked}`
  const of = answered === asked ? '' : ` · ${answered}/${asked}`
  if (range !== undefined) return `${formatNumber(range[0], 0)}–${formatNumber(range[1], 0)}${of}`
  return `${agreeing} of ${asked} agree`
}
