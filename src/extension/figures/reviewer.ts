import { userInfo } from 'node:os'
import * as vscode from 'vscode'
import { ReoError } from '../../core/errors'
import type { FigureQuery } from '../../protocol/queries'

const SECTION = 'reo'
const KEY = 'reviewer'

/**
 * A question with the name under which the user reviews, where it takes one and has none. The user is asked for it before
 * the first decision.
 * @throws ReoError when none is given
 */
export async function withReviewer(query: FigureQuery): Promise<FigureQuery> {
  switch (query.kind) {
    case 'review-progress':
    case 'review-texts': {
      const reviewer = query.reviewer ?? knownReviewer()
      return reviewer === undefined ? query : { ...query, reviewer }
    }
    case 'review-decision':
      return { ...query, reviewer: query.reviewer ?? knownReviewer() ?? (await askForReviewer()) }
    default:
      return query
  }
}

function knownReviewer(): string | undefined {
  const name = vscode.workspace.getConfiguration(SECTION).get<string>(KEY, '').trim()
  return name === '' ? undefined : name
}

async function askForReviewer(): Promise<string> {
  const given = await vscode.window.showInputBox({
    title: 'Review Texts',
    prompt: 'Your name as it is to stand in the review log. Any name by which others know you will do.',
    value: userInfo().username,
    validateInput: (text) =>
      /[\p{L}\p{N}]/u.test(text) ? undefined : 'Give a name with a letter or a digit.',
  })
  const name = given?.trim() ?? ''
  if (name === '') {
    throw new ReoError('Nothing is written without a name', {
      mend: 'Decide again, or give one in the setting "reo.reviewer".',
    })
  }
  await vscode.workspace.getConfiguration(SECTION).update(KEY, name, vscode.ConfigurationTarget.Global)
  return name
}
