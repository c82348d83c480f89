import path from 'node:path'
import * as vscode from 'vscode'
import { EXAMPLES } from './examples'
import { isReoNotebook } from '../notebooks/reoNotebook'
import type { FirstSteps } from './firstSteps'
import { STEPS_OF_OUTPUTS } from './steps'

/** Takes the steps that show in the notebooks that are open, in the outputs of their cells and in the settings; looks at no output once those that one can show are taken. */
export function noticeSteps(steps: FirstSteps): vscode.Disposable {
  const noticeModels = () => {
    const models = vscode.workspace.getConfiguration('reo').get<unknown>('models')
    if (Array.isArray(models) && models.length > 0) steps.take('addModel')
  }
  const noticeExample = (notebook: vscode.NotebookDocument) => {
    if (isReoNotebook(notebook) && isExample(notebook.uri)) steps.take('openDemo')
  }
  noticeModels()
  vscode.workspace.notebookDocuments.forEach(noticeExample)
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('reo.models')) noticeModels()
    }),
    vscode.workspace.onDidOpenNotebookDocument(noticeExample),
    vscode.workspace.onDidChangeNotebookDocument(({ cellChanges }) => {
      if (steps.areTaken(STEPS_OF_OUTPUTS)) return
      for (const { outputs = [] } of cellChanges) void noticeOutputs(outputs, steps)
    }),
  )
}

function isExample({ path: file }: vscode.Uri): boolean {
  return EXAMPLES.some((name) => path.posix.basename(file) === `${name}.ipynb`)
}

async function noticeOutputs(
  outputs: readonly vscode.NotebookCellOutput[],
  steps: FirstSteps,
): Promise<void> {
  if (outputs.length === 0) return
  // Loaded at first use, so that activation stays quick.
  const { stepsShownBy } = await import('./stepsShownBy')
  for (const { mime, data } of outputs.flatMap(({ items }) => items)) {
    for (const step of stepsShownBy(mime, () => new TextDecoder().decode(data))) steps.take(step)
  }
}
