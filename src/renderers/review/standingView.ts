import type { ReviewPayload, ReviewStanding } from '../../protocol/reviews'
import { html } from '../shared/dom'
import { formatCount, formatInterval, formatNumber, formatShare } from '../shared/format'
import { notice } from '../shared/notice'

/**
 * Reviewers with what they have decided, how well they agree, and how the samples are spread. Nothing where disagreements
 * are settled: among them nobody can agree.
 */
export function standingView(
  standing: ReviewStanding,
  { strata, aim }: Pick<ReviewPayload, 'strata' | 'aim'>,
): HTMLElement {
  const parts = [
    reviewersTable(standing),
    agreementPart(standing),
    ...(strata.length > 0 ? [strataPart(strata)] : []),
  ]
  return html('div', { class: 'reo-review-standing' }, ...(aim === 'review' ? parts : []))
}

function reviewersTable({ reviewers, total }: ReviewStanding): HTMLElement {
  if (reviewers.length === 0) return notice('info', 'Nobody has decided about a text yet.')
  return table(
    'What reviewers have decided',
    ['reviewer', 'decided', 'accepted', 'corrected', 'rejected'],
    reviewers.map(({ reviewer, decided, verdicts }) => [
      reviewer,
      `${formatCount(decided)} of ${formatCount(total)}`,
      ...[verdicts.accept, verdicts.correct, verdicts.reject].map(formatCount),
    ]),
  )
}

function agreementPart({ agreement, reviewers }: ReviewStanding): HTMLElement {
  if (agreement.length === 0) {
    const why =
      reviewers.length < 2
        ? 'Agreement is told once two people have reviewed the same texts.'
        : 'Agreement is told once two people have decided about the same text.'
    return html('p', { class: 'reo-note' }, why)
  }
  return html(
    'div',
    {},
    table(
      'How well reviewers agree',
      ['agreement on', 'figure', 'value', 'texts', 'found the same'],
      agreement.map(({ of, figure, value, texts, same }) => [
        of,
        figure,
        value === null ? 'not defined' : `${formatNumber(value.value, 3)} ${intervalText(value)}`,
        formatCount(texts),
        same === undefined ? '' : formatShare(same),
      ]),
    ),
    html(
      'p',
      { class: 'reo-note' },
      'Verdicts before disagreements were settled. Brackets: 95 % intervals from resamples of whole patches.',
      agreement.some(({ value }) => value === null) &&
        ' Not defined: all are one and the same, so that chance alone would agree.',
    ),
  )
}

function intervalText(value: NonNullable<ReviewStanding['agreement'][number]['value']>): string {
  return value.low === value.high ? '' : formatInterval(value, 3)
}

function strataPart(strata: ReviewPayload['strata']): HTMLElement {
  return html(
    'details',
    { class: 'reo-more' },
    html('summary', {}, 'How the patches are spread'),
    table(
      'Patches chosen from each level',
      ['of', 'level', 'chosen', 'available'],
      strata.flatMap(({ title, levels }) =>
        levels.map(({ level, chosen, available }) => [
          title,
          level,
          formatCount(chosen),
          formatCount(available),
        ]),
      ),
    ),
  )
}

/** Texts in the first column, numbers in the last ones where all of their cells are some. */
function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const isNumeric = (column: number) =>
    column > 0 && rows.every((row) => /^[\d−–]|^$|^not defined/.test(row[column] ?? ''))
  const classOf = (column: number) => (isNumeric(column) ? 'reo-numeric' : undefined)
  return html(
    'div',
    { class: 'reo-scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    html(
      'table',
      { class: 'reo-table' },
      html('caption', { class: 'reo-visually-hidden' }, caption),
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          ...heads.map((head, column) => html('th', { scope: 'col', class: classOf(column) }, head)),
        ),
      ),
      html(
        'tbody',
        {},
        ...rows.map((row) =>
          html(
            'tr',
            {},
            ...row.map((cell, column) =>
              column === 0
                ? html('th', { scope: 'row' }, html('bdi', {}, cell))
                : html('td', { class: classOf(column) }, cell),
            ),
          ),
        ),
      ),
    ),
  )
}
