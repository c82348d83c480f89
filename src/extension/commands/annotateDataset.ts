import type * as vscode from 'vscode'
import { annotationCells } from '../annotating/annotationCells'
import { planAnnotation } from '../annotating/planAnnotation'
import type { Kernel } from '../kernels/kernel'
import { needTrust } from '../kernels/kernelFactory'
import { runAllCells, showNewNotebook } from '../notebooks/showNotebook'
import type { RecentDatasets } from '../pickers/recentDatasets'
import { argumentOf } from './arguments'

export interface AnnotateDatasetParts {
  readonly service: Kernel
  readonly recent: RecentDatasets
}

/**
 * REO: Annotate Data Set… Asks for data, templates and a model, and opens a notebook that writes annotations and has them
 * reviewed. @returns the notebook's URI
 */
export async function annotateDataset(
  parts: AnnotateDatasetParts,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  needTrust()
  const { run = true, ...given } = argumentOf('annotateDataset', argument)
  const plan = await planAnnotation(parts, given)
  if (plan === undefined) return undefined
  await parts.recent.add(plan.dataset)
  const editor = await showNewNotebook(annotationCells(plan))
  if (run) await runAllCells(editor)
  return editor.notebook.uri
}
