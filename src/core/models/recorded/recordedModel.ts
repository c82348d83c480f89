import { TASKS } from '../../benchmark/tasks'
import { ReoError } from '../../errors'
import { readRun } from '../../runs/readRun'
import { answerKey } from '../../runs/runFold'
import type { AnswerLine, Run } from '../../runs/runLog'
import { EndpointError } from '../endpointError'
import type { Answer, ModelDescription, Question, QuestionModel } from '../model'

export const RECORDED_PREFIX = 'recorded:'

/** Questions looked up at a time; none of them waits. */
const CONCURRENCY = 64

/**
 * A model that answers as a run log has it, word for word and as read there; what it was not asked then is an error.
 * @param id `recorded:FILE.jsonl`, or `recorded:FILE.jsonl#MODEL` where the log has several models
 * @throws ReoError when the id is none, the log cannot be read, or it does not say which model is meant
 */
export async function openRecordedModel(id: string): Promise<QuestionModel> {
  const [, file, name] = /^recorded:(.+?\.jsonl)(?:#(.+))?$/.exec(id) ?? []
  if (file === undefined) {
    throw new ReoError('This is no id of recorded answers', {
      where: id,
      mend: 'It is recorded:FILE.reo.jsonl, or recorded:FILE.reo.jsonl#MODEL where the log has several models.',
    })
  }
  const run = await readRun(file)
  return new RecordedModel(id, modelOf(run, name), run)
}

function modelOf({ header, path }: Run, name: string | undefined): ModelDescription {
  const { models } = header
  const found =
    name === undefined && models.length === 1 ? models[0] : models.find((model) => model.id === name)
  if (found !== undefined) return found
  const which = name === undefined ? `has ${models.length} models` : `has no model "${name}"`
  throw new ReoError(`The run log ${which}`, {
    where: path,
    mend: `Name one after a #: ${models.map((model) => model.id).join(', ')}.`,
  })
}

class RecordedModel implements QuestionModel {
  readonly mode = 'question'
  readonly description: ModelDescription
  readonly concurrency = CONCURRENCY
  readonly chained = false
  readonly repeats: number
  readonly #recorded: string
  readonly #answers: ReadonlyMap<string, AnswerLine>

  constructor(id: string, { id: recorded, ...model }: ModelDescription, run: Run) {
    const answers = run.answers.filter((answer) => answer.model === recorded)
    const asked = new Set(answers.map(({ task }) => task))
    this.#recorded = recorded
    this.#answers = new Map(answers.map((answer) => [answerKey(answer), answer]))
    this.description = { ...model, id, tasks: TASKS.filter((task) => asked.has(task)), modalities: [] }
    this.repeats = answers.reduce((most, { repeat = 0 }) => Math.max(most, repeat + 1), 1)
  }

  get endpoint(): string {
    return this.description.id
  }

  async prepare(): Promise<void> {}

  /** @throws EndpointError where there is no answer on record */
  async ask({ sample, task, question, repeat }: Question): Promise<Answer> {
    const asked = { sample: sample.id, task, ...(question !== undefined && { question }), repeat }
    const found = this.#answers.get(answerKey({ ...asked, model: this.#recorded }))
    if (found === undefined || found.status === 'error') {
      throw new EndpointError('bad-request', found?.error ?? 'There is no answer on record', {
        where: `${this.description.id}, ${sample.id}`,
        mend: 'Ask the model itself about it, or leave the sample out.',
      })
    }
    const { type, truth, ...answer } = found
    return { ...answer, model: this.description.id }
  }

  async close(): Promise<void> {}
}
