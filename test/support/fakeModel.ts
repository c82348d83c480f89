import type { Task } from '../../src/core/benchmark/tasks'
import type { Modality } from '../../src/core/dataset/sample'
import type { Answer, BatchModel, ModelDescription, PatchInput } from '../../src/core/models/model'

/** A model that answers what a test says; `asked` is what it was asked. */
export class FakeModel implements BatchModel {
  readonly description: ModelDescription
  readonly mode = 'batch'
  readonly repeats = 1
  readonly batchSize: number
  readonly asked: { readonly samples: readonly string[]; readonly tasks: readonly Task[] }[] = []
  readonly #answer: (sample: string, task: Task) => Partial<Answer>

  constructor(
    id: string,
    answer: (sample: string, task: Task) => Partial<Answer> = () => ({
      raw: '1',
      status: 'answered',
      value: 1,
    }),
    options: {
      readonly tasks?: readonly Task[]
      readonly modalities?: readonly Modality[]
      readonly batchSize?: number
    } = {},
  ) {
    const { tasks = ['agb'], modalities = [], batchSize = 32 } = options
    this.description = { id, title: id, tasks, modalities }
    this.batchSize = batchSize
    this.#answer = answer
  }

  async prepare(): Promise<void> {}

  async *predict(patches: readonly PatchInput[], tasks: readonly Task[]): AsyncIterable<Answer> {
    this.asked.push({ samples: patches.map(({ sample }) => sample.id), tasks })
    for (const { sample } of patches) {
      for (const task of tasks) {
        yield {
          sample: sample.id,
          model: this.description.id,
          task,
          raw: '',
          status: 'answered',
          ...this.#answer(sample.id, task),
        }
      }
    }
  }

  async close(): Promise<void> {}
}
