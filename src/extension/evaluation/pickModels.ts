import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as vscode from 'vscode'
import type { DatasetDescription } from '../../core/dataset/dataset'
import { unreachable } from '../../core/errors'
import type { ModelDescription } from '../../core/models/model'
import { localPath } from '../localFiles'
import { type Choice, pickSeveral, type Question } from '../pickers/questions'
import type { Answer } from '../pickers/steps'
import { missingImagery, suits, taskTitles } from './evaluationPlan'

/** Stands among the models for one that is not listed yet. */
type Elsewhere = 'add' | 'folder' | 'recorded'
type Entry = { readonly id: string } | { readonly elsewhere: Elsewhere }

/**
 * Asks for at least one model of those listed, of a folder, or of a run log.
 * @param known the models that can be named, and the data set they are for
 */
export async function pickModels(
  question: Question,
  known: () => Promise<readonly [models: readonly ModelDescription[], dataset: DatasetDescription]>,
): Promise<Answer<readonly string[]>> {
  for (;;) {
    const answer = await pickSeveral(
      question,
      known().then(([models, dataset]) => entries(models, dataset)),
    )
    if (answer.kind !== 'answer') return answer
    const listed = answer.value.flatMap((entry) => ('id' in entry ? [entry.id] : []))
    const others = answer.value.flatMap((entry) => ('elsewhere' in entry ? [entry.elsewhere] : []))
    const found: string[] = []
    for (const elsewhere of others) {
      const id = await findElsewhere(elsewhere)
      if (id !== undefined) found.push(id)
    }
    if (found.length === others.length) return { kind: 'answer', value: [...listed, ...found] }
  }
}

function entries(models: readonly ModelDescription[], dataset: DatasetDescription): readonly Choice<Entry>[] {
  return [
    ...models.filter((model) => suits(model, dataset)).map(entryOf),
    {
      label: '$(add) Add a model…',
      description: 'behind an endpoint, kept in the settings',
      value: { elsewhere: 'add' },
    },
    {
      label: '$(folder-opened) Another model, from a folder…',
      description: 'with networks and model.json',
      value: { elsewhere: 'folder' },
      ...unsuitable(models, dataset),
    },
    {
      label: '$(history) Recorded answers…',
      description: 'of a run log, NAME.reo.jsonl',
      value: { elsewhere: 'recorded' },
    },
  ]
}

/** Models that run here at once are ticked; others take time or cost money. */
function entryOf({ id, title, tasks, synthetic }: ModelDescription): Choice<Entry> {
  const [kind] = id.split(':')
  return {
    label: `$(${ICONS[kind] ?? 'circuit-board'}) ${title}`,
    description: synthetic === true ? `${id} · trained on synthetic data` : id,
    detail: taskTitles(tasks),
    picked: kind === 'onnx' || kind === 'baseline',
    value: { id },
  }
}

const ICONS: Readonly<Record<string, string>> = {
  onnx: 'circuit-board',
  'onnx-vlm': 'comment',
  baseline: 'symbol-constant',
  chat: 'globe',
  lm: 'sparkle',
}

/** Why some models are not offered. */
function unsuitable(models: readonly ModelDescription[], dataset: DatasetDescription): { detail?: string } {
  const reasons = models
    .filter((model) => missingImagery(model, dataset).length > 0)
    .map((model) => `${model.title} needs ${missingImagery(model, dataset).join(', ')}`)
  return reasons.length === 0 ? {} : { detail: `Not offered for this data set: ${reasons.join('; ')}` }
}

async function findElsewhere(elsewhere: Elsewhere): Promise<string | undefined> {
  switch (elsewhere) {
    case 'add':
      return vscode.commands.executeCommand<string | undefined>('reo.addModel')
    case 'folder': {
      const folder = await browse({ canSelectFolders: true, canSelectFiles: false, openLabel: 'Use Model' })
      return folder && `${await kindOf(folder)}:${folder}`
    }
    case 'recorded': {
      const filters = { 'Run logs': ['jsonl'] }
      const file = await browse({ openLabel: 'Use Answers', filters })
      return file && `recorded:${file}`
    }
    default:
      return unreachable(elsewhere)
  }
}

async function browse(options: vscode.OpenDialogOptions): Promise<string | undefined> {
  const [picked] = (await vscode.window.showOpenDialog(options)) ?? []
  return picked && path.normalize(localPath(picked))
}

/** Which kind of model a folder holds; opening it says what is wrong with it. */
async function kindOf(folder: string): Promise<'onnx' | 'onnx-vlm'> {
  const manifest = await readFile(path.join(folder, 'model.json'), 'utf8').catch(() => '')
  return /"format"\s*:\s*"reo-vlm\//.test(manifest) ? 'onnx-vlm' : 'onnx'
}
