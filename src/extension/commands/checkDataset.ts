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
  const whole = { dataset: picked.value, ...params }
  const findings = await check(service, whole, token)
  await recent.add(whole.dataset)
  const editor = await showNewNotebook(findingsCells(whole, findings))
  return editor.notebook.uri
}
