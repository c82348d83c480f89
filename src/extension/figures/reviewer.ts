import { userInfo } from 'node:os'
import * as vscode from 'vscode'
import type { ReviewerNames } from './withReviewer'

const SECTION = 'reo'
const KEY = 'reviewer'

/** The name in the user's settings, where it is asked for once. */
export const userReviewer: ReviewerNames = {
  known() {
    const name = vscode.workspace.getConfiguration(SECTION).get<string>(KEY, '').trim()
    return name === '' ? undefined : name
  },
  ask: async () =>
    vscode.window.showInputBox({
      title: 'Review Texts',
      prompt: 'Your name as it is to stand in the review log. Any name by which others know you will do.',
      value: userInfo().username,
      validateInput: (text) =>
        /[\p{L}\p{N}]/u.test(text) ? undefined : 'Give a name with a letter or a digit.',
    }),
  async keep(name) {
    await vscode.workspace.getConfiguration(SECTION).update(KEY, name, vscode.ConfigurationTarget.Global)
  },
}
