import type * as vscode from 'vscode'
import { check } from '../checking/check'
import { findingsCells } from '../checking/findingsCells'
import { needTrust } from '../kernels/kernelFactory'
import type { Kernel } from '../kernels/kernel'
import { showNewNotebook } from '../notebooks/showNotebook'
import { pickDataset } from '../pickers/pickDataset'
import type { RecentDatasets } from '../pickers/recentDatasets'
import { argumentOf } from './arguments'

export interface CheckDatasetParts {
  readonly service: Kernel
  readonly recent: RecentDatasets
}

/** REO: Check Data Set… Looks for what is wrong with one and opens a notebook of the findings. @returns the notebook's URI */
export async function checkDataset(
  { service, recent }: CheckDatasetParts,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  needTrust()
  const { dataset: given, token, ...params } = argumentOf('checkDataset', argument)
  const question = { title: 'Check Data Set', step: 1, totalSteps: 1, canGoBack: false }
  const picked =
    given === undefined ? await pickDataset(question, recent) : ({ kind: 'answer', value: given } as const)
  if (picked.kind !== 'answer') return undefined
  const dataset = picked.value
  const findings = await check(service, { dataset, ...params }, token)
  await recent.add(dataset)
  const editor = await showNewNotebook(findingsCells(dataset, findings))
  return editor.notebook.uri
}
