import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { batches } from '../../batches'
import type { Dataset } from '../../dataset/dataset'
import { messageOf, ReoError } from '../../errors'
import type { ChatSettings } from '../../models/chat/chatSettings'
import { chooseExamples } from '../../prompts/chooseExamples'
import { type EarlierRun, noEarlierRun, resumeLog } from '../../runs/resumeLog'
import type { BatchExport } from './batchExport'
import { type BatchPlan, PLAN_FILE, refuseOtherData } from './batchPlan'
import { requestLines } from './requestLines'
import { ShardWriter } from './shardWriter'

/** Patches whose imagery is read at a time. */
const READ_BATCH = 32

export interface BatchExported {
  readonly requests: number
  readonly files: readonly string[]
  /** Samples that cannot be asked about, and why. */
  readonly problems: readonly { readonly where: string; readonly message: string }[]
}

/**
 * Writes the questions that a run would ask as files of requests for OpenAI's batch service, `vllm run-batch` and
 * others that read the format; the same prompts as a run's.
 * @throws ReoError when the folder is in use, or the model is to be told its own earlier answers
 */
export async function exportBatch(request: BatchExport): Promise<BatchExported> {
  const { dataset, split, limit, folder, settings, run } = request
  if (settings.prompt.chain === 'own') {
    throw new ReoError('A batch cannot tell a model its own earlier answers', {
      mend: 'Choose --chain truth or none, or run reo evaluate.',
    })
  }
  await dataset.indexed()
  const { answered } = run === undefined ? noEarlierRun() : await earlierRun(run, dataset)
  await prepareFolder(request)
  const examples = await chooseExamples(dataset, settings.prompt.examples)
  const shards = new ShardWriter(folder, request.shard)
  const problems: { where: string; message: string }[] = []
  const chosen = dataset.samples({ split, ...(limit !== undefined && { limit }) })
  let requests = 0
  try {
    for await (const samples of batches(chosen, READ_BATCH)) {
      for (const result of await dataset.readImagery(samples)) {
        if ('problem' in result) problems.push(result.problem)
        else {
          const lines = await requestLines(request, result, answered, examples).catch((error: unknown) => {
            problems.push({ where: result.sample.id, message: messageOf(error) })
            return []
          })
          for (const line of lines) await shards.write(line)
          requests += lines.length
        }
      }
    }
  } finally {
    await shards.close()
  }
  return { requests, files: shards.files, problems }
}

async function earlierRun(run: string, dataset: Dataset): Promise<EarlierRun> {
  const earlier = await resumeLog(run, new Set())
  if (earlier.header !== undefined) refuseOtherData(earlier.header.dataset.fingerprint, dataset, run)
  return earlier
}

async function prepareFolder(request: BatchExport): Promise<void> {
  const { folder, model, dataset, split, tasks, picturesAt } = request
  await mkdir(picturesAt === undefined ? folder : path.join(folder, 'pictures'), { recursive: true })
  const isUsed = (await readdir(folder)).some((name) => name !== 'pictures')
  if (isUsed) {
    throw new ReoError('The folder of the batch is not empty', { where: folder, mend: 'Choose a new one.' })
  }
  const { name, fingerprint } = dataset.description
  const plan: BatchPlan = {
    format: 'reo-batch/1',
    model,
    dataset: { name, fingerprint },
    split,
    tasks: [...tasks],
    settings: planSettings(request.settings),
  }
  await writeFile(path.join(folder, PLAN_FILE), `${JSON.stringify(plan, undefined, 2)}\n`)
}

function planSettings({ temperature, maximumTokens, repeats, prompt }: ChatSettings): BatchPlan['settings'] {
  const { pictures, answer, examples, chain } = prompt
  return {
    temperature,
    maximumTokens,
    repeats,
    answer,
    examples,
    chain,
    composites: pictures.composites.join(', '),
    pictureSize: pictures.size,
    pictureKernel: pictures.kernel,
  }
}
