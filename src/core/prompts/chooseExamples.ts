import { type Task, TASKS } from '../benchmark/tasks'
import type { Dataset } from '../dataset/dataset'
import type { Sample } from '../dataset/sample'
import { ReoError } from '../errors'
import type { PromptExample } from './buildPrompt'

/** Samples of the training split that are looked through. */
const LOOKED_THROUGH = 2000

/**
 * Patches of the training split to be shown as examples, the same for every question of a task: evenly over the range of
 * its truth, so that a model does not see one kind only.
 * @param count for each task; 0 for none
 * @throws ReoError when the training split has too few with truth and imagery
 */
export async function chooseExamples(
  dataset: Dataset,
  count: number,
): Promise<ReadonlyMap<Task, readonly PromptExample[]>> {
  const examples = new Map<Task, readonly PromptExample[]>()
  if (count === 0) return examples
  const samples: Sample[] = []
  for await (const sample of dataset.samples({ split: 'train', limit: LOOKED_THROUGH })) samples.push(sample)
  for (const task of TASKS) {
    const known = samples.filter(({ truth }) => truth[task] !== undefined)
    if (known.length > 0) examples.set(task, await withImagery(dataset, spread(known, task, count)))
  }
  if (examples.size > 0) return examples
  throw new ReoError('There are no examples to show: the training split is empty or without truth', {
    where: dataset.description.path,
    mend: 'Ask without examples.',
  })
}

async function withImagery(dataset: Dataset, samples: readonly Sample[]): Promise<readonly PromptExample[]> {
  const results = await dataset.readImagery(samples)
  return results.filter((result) => 'imagery' in result)
}

/** So many at even steps through the samples by their truth. */
function spread(samples: readonly Sample[], task: Task, count: number): readonly Sample[] {
  const inOrder = [...samples].sort((one, other) => rank(one, task) - rank(other, task))
  const wanted = Math.min(count, inOrder.length)
  return Array.from(
    { length: wanted },
    (_, index) => inOrder[Math.floor(((index + 0.5) * inOrder.length) / wanted)],
  )
}

function rank({ truth }: Sample, task: Task): number {
  return task === 'humanActivity'
    ? truth.humanActivity?.[0]?.answer.toLowerCase() === 'no'
      ? 0
      : 1
    : (truth[task] ?? 0)
}
