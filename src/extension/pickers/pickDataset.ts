import path from 'node:path'
import * as vscode from 'vscode'
import { type Choice, pickOne, type Question } from './questions'
import type { RecentDatasets } from './recentDatasets'
import type { Answer } from './steps'

/** The name of the generated data set. */
export const DEMO = 'demo'

type Source = { readonly kind: 'known'; readonly dataset: string } | { readonly kind: 'folder' | 'file' }

/** Asks for a data set: the demo, one used before, or a folder or file on disk. @returns its path, or `demo` */
export async function pickDataset(
  question: Omit<Question, 'placeholder'>,
  recent: RecentDatasets,
): Promise<Answer<string>> {
  for (;;) {
    const answer = await pickOne(
      { ...question, placeholder: 'Data set' },
      Promise.resolve(choices(recent.list())),
    )
    if (answer.kind !== 'answer') return answer
    const source = answer.value
    const dataset = source.kind === 'known' ? source.dataset : await browse(source.kind)
    if (dataset !== undefined) return { kind: 'answer', value: dataset }
  }
}

function choices(recent: readonly string[]): readonly Choice<Source>[] {
  return [
    {
      label: '$(beaker) Demo',
      description: 'generated, synthetic; written at its first use',
      value: { kind: 'known', dataset: DEMO },
    },
    ...recent
      .filter((dataset) => dataset !== DEMO)
      .map((dataset): Choice<Source> => ({
        label: `$(history) ${path.basename(dataset)}`,
        description: path.dirname(dataset),
        value: { kind: 'known', dataset },
      })),
    {
      label: '$(folder-opened) Browse for a folder…',
      description: 'with a dataset.json or HDF5 files',
      value: { kind: 'folder' },
    },
    {
      label: '$(file) Browse for a file…',
      description: 'a data set description (.json) or HDF5 (.h5)',
      value: { kind: 'file' },
    },
  ]
}

async function browse(kind: 'folder' | 'file'): Promise<string | undefined> {
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: kind === 'file',
      canSelectFolders: kind === 'folder',
      openLabel: 'Use as Data Set',
      ...(kind === 'file' && { filters: { 'Data sets': ['json', 'h5', 'hdf5'] } }),
    })) ?? []
  return picked?.fsPath
}
