import { ReoError } from '../../core/errors'
import type { FigureQuery } from '../../protocol/queries'

/** Where the name under which the user reviews is known from. */
export interface ReviewerNames {
  known(): string | undefined
  /** Asks the user; undefined where nothing is given. */
  ask(): Promise<string | undefined>
  keep(name: string): Promise<void>
}

/**
 * A question with the name under which the user reviews, where it takes one and has none. The user is asked for it before
 * the first decision, and no sooner.
 * @throws ReoError when none is given
 */
export async function withReviewer(query: FigureQuery, names: ReviewerNames): Promise<FigureQuery> {
  switch (query.kind) {
    case 'review-progress':
    case 'review-texts': {
      const reviewer = query.reviewer ?? names.known()
      return reviewer === undefined ? query : { ...query, reviewer }
    }
    case 'review-decision':
      return { ...query, reviewer: query.reviewer ?? names.known() ?? (await askForName(names)) }
    default:
      return query
  }
}

async function askForName(names: ReviewerNames): Promise<string> {
  const name = (await names.ask())?.trim() ?? ''
  if (name === '') {
    throw new ReoError('Nothing is written without a name', {
      mend: 'Decide again, or give one in the setting "reo.reviewer".',
    })
  }
  await names.keep(name)
  return name
}
