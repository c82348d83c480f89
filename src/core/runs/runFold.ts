import { TASKS } from '../benchmark/tasks'
import { KeyTable } from '../keyTable'
import type { Answer } from '../models/model'
import type { AnswerLine, EndLine, OverrideLine, Run, RunHeader, RunLine, SkippedLine } from './runLog'

/** Tells answers apart: two with the same key are answers to the same question, and the later one counts. */
export function answerKey({
  sample,
  model,
  task,
  question,
  repeat,
}: Pick<Answer, 'sample' | 'model' | 'task' | 'question' | 'repeat'>): string {
  return `${sample}\n${model}\n${task}\n${question ?? ''}\n${repeat ?? 0}`
}

/** Tells questions apart, whichever model answers them. */
export function questionKey(answer: Pick<Answer, 'sample' | 'task' | 'question' | 'repeat'>): string {
  return answerKey({ ...answer, model: '' })
}

/** A run log's lines taken in one by one, of which what still counts is kept. */
export class RunFold {
  #header: RunHeader | undefined
  #end: EndLine | undefined
  readonly #answers: AnswerLine[] = []
  /** Where the answer to a question stands among them. */
  readonly #places = new KeyTable()
  readonly #skipped = new Map<string, SkippedLine>()
  readonly #keep: (answer: AnswerLine) => AnswerLine

  /** @param keep what of an answer; all when absent */
  constructor(keep: (answer: AnswerLine) => AnswerLine = (answer) => answer) {
    this.#keep = keep
  }

  /** Takes a line in. Returns what is wrong with its place in the log, if anything is. */
  add(line: RunLine): string | undefined {
    if (line.type !== 'run' && this.#header === undefined) return "The log does not begin with a run's header"
    switch (line.type) {
      case 'run':
        return this.#addHeader(line)
      case 'answer':
        this.#addAnswer(line)
        return undefined
      case 'override':
        this.#override(line)
        return undefined
      case 'skipped':
        this.#skipped.set(line.sample, line)
        return undefined
      case 'end':
        this.#end = line
        return undefined
    }
  }

  /** The run so far, or undefined before its header. */
  result(path: string): Run | undefined {
    if (this.#header === undefined) return undefined
    return {
      path,
      header: this.#header,
      answers: this.#answers,
      skipped: [...this.#skipped.values()],
      ...(this.#end && { end: this.#end }),
    }
  }

  #addAnswer(line: AnswerLine): void {
    const key = answerKey(line)
    const place = this.#places.get(key) ?? this.#answers.length
    this.#places.set(key, place)
    this.#answers[place] = this.#keep(line)
    this.#skipped.delete(line.sample)
  }

  /** A header that comes again says that the run was resumed: its end is no longer one. */
  #addHeader(header: RunHeader): string | undefined {
    if (this.#header !== undefined && this.#header.id !== header.id) return 'The header of another run'
    this.#header = this.#header === undefined ? header : resumedHeader(this.#header, header)
    this.#end = undefined
    return undefined
  }

  #override(override: OverrideLine): void {
    const place = this.#places.get(answerKey(override))
    if (place !== undefined) this.#answers[place] = overridden(this.#answers[place], override)
  }
}

/** An answer with its reading corrected, or as it was read where earlier corrections are taken back. */
export function overridden(answer: AnswerLine, override: OverrideLine): AnswerLine {
  const read = answer.corrected ?? answer
  return override.undo ? read : correctedAnswer(read, override)
}

function correctedAnswer(read: AnswerLine, override: OverrideLine): AnswerLine {
  const { value, span, error, ...kept } = read
  return {
    ...kept,
    status: override.status,
    ...(override.value !== undefined && { value: override.value }),
    reason: `${override.why} (corrected by ${override.by})`,
    corrected: read,
  }
}

/** What a resumed run was asked altogether; of a model asked twice, the later description holds. */
function resumedHeader(first: RunHeader, later: RunHeader): RunHeader {
  const models = new Map([...first.models, ...later.models].map((model) => [model.id, model]))
  return {
    ...later,
    created: first.created,
    models: [...models.values()],
    tasks: TASKS.filter((task) => first.tasks.includes(task) || later.tasks.includes(task)),
  }
}
