import type { Task } from '../../benchmark/tasks'
import type { Answer, PatchInput, QuestionModel } from '../../models/model'
import { type AnswerSink, withTruth } from '../answerSink'
import type { AnsweredIndex } from '../answeredIndex'
import { type Asked, questionsAbout } from '../openQuestions'
import { askPatiently, type Patience } from './askPatiently'
import { EndpointLimiter } from './endpointLimiter'
import { FailureStreak } from './failureStreak'
import { ThreadPool } from './threadPool'

/** Patches in hand for each request that may be under way, so that none waits for imagery. */
const PATCHES_PER_REQUEST = 2

export interface AskerOptions {
  readonly models: readonly QuestionModel[]
  readonly tasks: readonly Task[]
  readonly answered: AnsweredIndex
  /** Earlier answers by key, where a chain goes on with them. */
  readonly answers: ReadonlyMap<string, Answer>
  readonly sink: AnswerSink
  readonly patience: Patience
  readonly signal?: AbortSignal
  /** Told when all is asked about a patch. */
  readonly onPatch: (model: QuestionModel) => void
}

/** What models of one endpoint share. */
interface Endpoint {
  readonly limiter: EndpointLimiter
  readonly failures: FailureStreak
}

/**
 * Asks endpoints about patches, question by question, with as many requests at a time as each of them can take, over
 * the bounds of batches.
 */
export class QuestionAsker {
  readonly #options: AskerOptions
  readonly #endpoints = new Map<string, Endpoint>()
  readonly #pool: ThreadPool

  constructor(options: AskerOptions) {
    this.#options = options
    for (const { endpoint, concurrency } of options.models) {
      if (this.#endpoints.has(endpoint)) continue
      this.#endpoints.set(endpoint, {
        limiter: new EndpointLimiter(concurrency),
        failures: new FailureStreak(),
      })
    }
    const requests = options.models.reduce((sum, { concurrency }) => sum + concurrency, 0)
    this.#pool = new ThreadPool(Math.max(1, requests * PATCHES_PER_REQUEST), options.signal)
  }

  /** Takes a patch on as soon as there is room for it. @throws what made an earlier question fail for good */
  async ask(model: QuestionModel, patch: PatchInput): Promise<void> {
    const { tasks, answered, onPatch } = this.#options
    const questions = questionsAbout(model, patch.sample, tasks, answered)
    await this.#pool.submit(async (signal) => {
      if (model.chained) await this.#askInOrder(model, patch, questions, signal)
      else await this.#askAtOnce(model, patch, questions, signal)
      onPatch(model)
    })
  }

  /** Waits for the answers to all that was asked. @throws what made a question fail for good */
  drain(): Promise<void> {
    return this.#pool.drain()
  }

  /** Stops asking and waits until what is under way has ended. */
  stop(): Promise<void> {
    return this.#pool.stop()
  }

  async #askInOrder(
    model: QuestionModel,
    patch: PatchInput,
    questions: readonly Asked[],
    signal: AbortSignal,
  ): Promise<void> {
    const earlier: Answer[] = []
    for (const asked of questions) {
      const known = this.#options.answers.get(asked.key)
      earlier.push(known ?? (await this.#askOne(model, patch, asked, earlier, signal)))
    }
  }

  async #askAtOnce(
    model: QuestionModel,
    patch: PatchInput,
    questions: readonly Asked[],
    signal: AbortSignal,
  ): Promise<void> {
    const open = questions.filter(({ isAnswered }) => !isAnswered)
    await Promise.all(open.map((asked) => this.#askOne(model, patch, asked, [], signal)))
  }

  async #askOne(
    model: QuestionModel,
    patch: PatchInput,
    { task, question, repeat }: Asked,
    earlier: readonly Answer[],
    signal: AbortSignal,
  ): Promise<Answer> {
    const endpoint = this.#endpoints.get(model.endpoint)
    if (endpoint === undefined) throw new Error(`${model.endpoint} is no endpoint of this run`)
    const asked = {
      ...patch,
      task,
      ...(question !== undefined && { question }),
      repeat,
      earlier: [...earlier],
    }
    const answer = await askPatiently(model, asked, endpoint.limiter, this.#options.patience, signal)
    await this.#options.sink.write([withTruth(answer, patch)])
    endpoint.failures.add(answer)
    return answer
  }
}
