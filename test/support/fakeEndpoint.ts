import type { Task } from '../../src/core/benchmark/tasks'
import type { Answer, ModelDescription, Question, QuestionModel, Turn } from '../../src/core/models/model'

/** A model behind an endpoint of a test's making; `asked` is what it was asked, and `most` how much at a time. */
export class FakeEndpoint implements QuestionModel {
  readonly mode = 'question'
  readonly description: ModelDescription
  readonly endpoint: string
  readonly concurrency: number
  readonly repeats: number
  readonly chained: boolean
  readonly asked: Question[] = []
  most = 0
  #underWay = 0
  readonly #answer: (question: Question, count: number) => Partial<Answer> | Promise<Partial<Answer>>

  /** @param answer told how many questions came before; may throw an EndpointError */
  constructor(
    id: string,
    answer: (question: Question, count: number) => Partial<Answer> | Promise<Partial<Answer>>,
    options: {
      readonly tasks?: readonly Task[]
      readonly concurrency?: number
      readonly repeats?: number
      readonly chained?: boolean
    } = {},
  ) {
    const { tasks = ['agb'], concurrency = 4, repeats = 1, chained = false } = options
    this.description = { id, title: id, tasks, modalities: [] }
    this.endpoint = id
    this.concurrency = concurrency
    this.repeats = repeats
    this.chained = chained
    this.#answer = answer
  }

  async prepare(): Promise<void> {}

  ask(question: Question, _signal?: AbortSignal, turn: Turn = (request) => request()): Promise<Answer> {
    return turn(() => this.#reply(question))
  }

  async close(): Promise<void> {}

  async #reply(question: Question): Promise<Answer> {
    const count = this.asked.push(question) - 1
    this.most = Math.max(this.most, ++this.#underWay)
    try {
      const { sample, task, repeat } = question
      return {
        sample: sample.id,
        model: this.description.id,
        task,
        ...(question.question !== undefined && { question: question.question }),
        ...(repeat > 0 && { repeat }),
        raw: '1',
        status: 'answered',
        value: 1,
        ...(await this.#answer(question, count)),
      }
    } finally {
      this.#underWay--
    }
  }
}
