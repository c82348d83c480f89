import path from 'node:path'
import * as vscode from 'vscode'
import { localPath } from '../localFiles'
import { type Choice, pickOne, type Question } from './questions'
import type { RecentDatasets } from './recentDatasets'
import type { Answer } from './steps'
import { workspaceDatasets } from './workspaceDatasets'

/** The name of the generated data set. */
const DEMO = 'demo'

const FILE_ENDINGS = ['json', 'jsonl', 'csv', 'tsv', 'parquet', 'h5', 'hdf5', 'tif', 'tiff']

type Source = { readonly kind: 'known'; readonly dataset: string } | { readonly kind: 'folder' | 'file' }

/**
 * Asks for a data set: the demo, one used before, one of the workspace, or a folder or file on disk.
 * @returns its path, or `demo`
 */
export async function pickDataset(
  question: Omit<Question, 'placeholder'>,
  recent: RecentDatasets,
): Promise<Answer<string>> {
  for (;;) {
    const answer = await pickOne(
      { ...question, placeholder: 'Data set' },
      workspaceDatasets().then((datasets) => choices(recent.list(), datasets)),
    )
    if (answer.kind !== 'answer') return answer
    const source = answer.value
    const dataset = source.kind === 'known' ? source.dataset : await browse(source.kind)
    if (dataset !== undefined) return { kind: 'answer', value: dataset }
  }
}

function choices(recent: readonly string[], inWorkspace: readonly string[]): readonly Choice<Source>[] {
  return [
    {
      label: '$(beaker) Demo',
      description: 'generated, synthetic; written at its first use',
      value: { kind: 'known', dataset: DEMO },
    },
    ...recent.filter((dataset) => dataset !== DEMO).map((dataset) => known('history', dataset)),
    ...inWorkspace
      .filter((dataset) => !recent.includes(dataset))
      .map((dataset) => known('database', dataset)),
    {
      label: '$(folder-opened) Browse for a folder…',
      description: 'with a dataset.json, a table with images, HDF5 files or BigEarthNet patches',
      value: { kind: 'folder' },
    },
    {
      label: '$(file) Browse for a file…',
      description: 'a description, a table of annotations, HDF5 or GeoTIFF',
      value: { kind: 'file' },
    },
  ]
}

function known(icon: string, dataset: string): Choice<Source> {
  return {
    label: `$(${icon}) ${path.basename(dataset)}`,
    description: path.dirname(dataset),
    value: { kind: 'known', dataset },
  }
}

async function browse(kind: 'folder' | 'file'): Promise<string | undefined> {
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: kind === 'file',
      canSelectFolders: kind === 'folder',
      openLabel: 'Use as Data Set',
      ...(kind === 'file' && { filters: { 'Data sets': FILE_ENDINGS } }),
    })) ?? []
  return picked && localPath(picked)
}
