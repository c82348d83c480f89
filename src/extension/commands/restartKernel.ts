import * as vscode from 'vscode'
import type { NotebookSessions } from '../notebooks/notebookSessions'
import { argumentOf } from './arguments'
import { DeadEnd, OFFERS } from '../deadEnd'

/** REO: Restart Kernel. Ends the kernel of a notebook; the next cell starts a new one, without its variables. */
export async function restartKernel(sessions: NotebookSessions, argument: unknown): Promise<void> {
  const { notebook: uri } = argumentOf('restartKernel', argument)
  const notebook =
    uri === undefined
      ? vscode.window.activeNotebookEditor?.notebook
      : vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri)
  if (notebook === undefined) {
    throw new DeadEnd('There is no notebook whose kernel could be restarted', {
      mend: 'Open one first.',
      offers: [OFFERS.newNotebook, OFFERS.openDemo],
    })
  }
  await sessions.find(notebook)?.restart()
  vscode.window.setStatusBarMessage('$(check) REO kernel restarted', MESSAGE_TIME)
}

/** How long the status bar says so, in ms. */
const MESSAGE_TIME = 4000
