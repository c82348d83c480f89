import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { labelOf } from '../../metrics/labels'
import type { AnswerLine } from '../../runs/runLog'
import type { StandingAnswers } from '../../runs/standingAnswers'
import { NewFile } from './newFile'

/** Name under which our reading stands among a sample's scores. */
const SCORER = 'reo'

/** What is counted before a log is written: of one model in one task. */
interface LogGroup {
  readonly model: string
  readonly task: AnswerLine['task']
  answers: number
  failed: number
}

/**
 * Writes a run as logs of Inspect, version 2: one for each model and task. A number is scored by its value, a label by C
 * or I, and what was not answered by N.
 * @param folder made where it is not there
 * @returns the files' paths
 */
export async function writeInspectLogs(answers: StandingAnswers, folder: string): Promise<readonly string[]> {
  const groups = await countGroups(answers)
  await mkdir(folder, { recursive: true })
  const files = new Map<string, NewFile>()
  try {
    for (const [key, group] of groups) {
      const file = new NewFile(path.join(folder, `${key.replaceAll(/[^\w.-]+/g, '-')}.json`))
      files.set(key, file)
      file.write(beforeSamples(answers, group))
    }
    const begun = new Set<string>()
    await answers.each((answer) => {
      const key = groupKey(answer)
      files.get(key)?.write(`${begun.has(key) ? ',' : ''}\n${JSON.stringify(sampleOf(answer))}`)
      begun.add(key)
    })
    for (const file of files.values()) file.write('\n]}\n')
  } finally {
    for (const file of files.values()) file.close()
  }
  return Array.from(files.values(), (file) => file.path)
}

function groupKey({ model, task }: Pick<AnswerLine, 'model' | 'task'>): string {
  return `${model}_${task}`
}

async function countGroups(answers: StandingAnswers): Promise<ReadonlyMap<string, LogGroup>> {
  const groups = new Map<string, LogGroup>()
  await answers.each(({ model, task, status }) => {
    const key = groupKey({ model, task })
    const group = groups.get(key) ?? { model, task, answers: 0, failed: 0 }
    group.answers++
    if (status === 'error') group.failed++
    groups.set(key, group)
  })
  return groups
}

/** A log up to its samples, which come last. */
function beforeSamples(run: StandingAnswers, group: LogGroup): string {
  const text = JSON.stringify(logOf(run, group), undefined, 2)
  return `${text.slice(0, text.lastIndexOf('}')).trimEnd()},\n"samples": [`
}

function logOf({ header, end }: StandingAnswers, { model, task, answers, failed }: LogGroup): object {
  const { id, created, dataset, settings, software } = header
  return {
    version: 2,
    status: 'success',
    eval: {
      eval_id: `${id}-${task}`,
      run_id: id,
      created,
      task,
      task_id: task,
      task_version: 0,
      dataset: { name: dataset.name, location: dataset.path, samples: answers },
      model,
      config: {},
      packages: software,
      metadata: { split: dataset.split, fingerprint: dataset.fingerprint, settings },
    },
    plan: { name: 'plan', steps: [], config: {} },
    results: {
      total_samples: answers,
      completed_samples: answers - failed,
      scores: [{ name: SCORER, scorer: SCORER, params: {}, metrics: {} }],
    },
    stats: { started_at: created, completed_at: end?.at ?? created, model_usage: {} },
  }
}

/** Ids are unique in a log of Inspect, so that a question stands beside the sample's. */
function sampleOf(answer: AnswerLine): object {
  const { sample, model, task, question, repeat = 0, raw, truth, usage, error, latencyMs } = answer
  return {
    id: question === undefined ? sample : `${sample}: ${question}`,
    epoch: repeat + 1,
    input: question ?? TASK_DESCRIPTIONS[task].title,
    target: truth === null ? '' : String(truth),
    messages: [
      { role: 'user', content: question ?? TASK_DESCRIPTIONS[task].title },
      { role: 'assistant', content: raw, source: 'generate', model },
    ],
    output: {
      model,
      choices: [{ message: { role: 'assistant', content: raw, source: 'generate' }, stop_reason: 'stop' }],
      completion: raw,
      ...(usage && {
        usage: {
          input_tokens: usage.inputTokens,
          output_tokens: usage.outputTokens,
          total_tokens: usage.inputTokens + usage.outputTokens,
        },
      }),
    },
    scores: { [SCORER]: scoreOf(answer) },
    metadata: { sample },
    ...(error !== undefined && { error: { message: error, traceback: '', traceback_ansi: '' } }),
    ...(latencyMs !== undefined && { total_time: latencyMs / 1000 }),
  }
}

function scoreOf({ task, status, value, truth, reason, span }: AnswerLine): object {
  return {
    value: status === 'answered' && value !== undefined ? scoreValue(task, value, truth) : 'N',
    ...(value !== undefined && { answer: String(value) }),
    ...(reason !== undefined && { explanation: reason }),
    metadata: { status, ...(span !== undefined && { span }) },
  }
}

function scoreValue(
  task: AnswerLine['task'],
  value: NonNullable<AnswerLine['value']>,
  truth: AnswerLine['truth'],
): string | number {
  if (TASK_DESCRIPTIONS[task].kind === 'regression') return Number(value)
  if (truth === null) return 'N'
  return labelOf(task, value) === labelOf(task, truth) ? 'C' : 'I'
}
