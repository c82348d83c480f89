import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { labelOf } from '../../metrics/labels'
import type { AnswerLine, Run, RunHeader } from '../../runs/runLog'

/** One log as Inspect writes them: of one model in one task. */
export interface InspectLog {
  /** Name of a file, with its ending. */
  readonly name: string
  readonly log: object
}

/** Name under which our reading stands among a sample's scores. */
const SCORER = 'reo'

/**
 * A run as logs of Inspect, version 2: one for each model and task. A number is scored by its value, a label by C or I,
 * and what was not answered by N.
 */
export function inspectLogs({ header, answers, end }: Run): readonly InspectLog[] {
  const groups = new Map<string, AnswerLine[]>()
  for (const answer of answers) {
    const key = `${answer.model}_${answer.task}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [answer])
    else group.push(answer)
  }
  return Array.from(groups, ([key, group]) => ({
    name: `${key.replaceAll(/[^\w.-]+/g, '-')}.json`,
    log: logOf(header, group, end?.at ?? header.created),
  }))
}

function logOf(header: RunHeader, answers: readonly AnswerLine[], ended: string): object {
  const [{ model, task }] = answers
  const { id, created, dataset, settings, software } = header
  const failed = answers.filter(({ status }) => status === 'error').length
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
      dataset: { name: dataset.name, location: dataset.path, samples: answers.length },
      model,
      config: {},
      packages: software,
      metadata: { split: dataset.split, fingerprint: dataset.fingerprint, settings },
    },
    plan: { name: 'plan', steps: [], config: {} },
    results: {
      total_samples: answers.length,
      completed_samples: answers.length - failed,
      scores: [{ name: SCORER, scorer: SCORER, params: {}, metrics: {} }],
    },
    stats: { started_at: created, completed_at: ended, model_usage: {} },
    samples: answers.map(sampleOf),
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
