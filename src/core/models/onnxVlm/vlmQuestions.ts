import type { Task } from '../../benchmark/tasks'
import type { Sample } from '../../dataset/sample'
import { Random } from '../../demo/random'
import { DEFAULT_PROMPTS } from '../../prompts/defaultPrompts'
import { AnsweredIndex } from '../../runs/answeredIndex'
import { type Asked, questionsAbout } from '../../runs/openQuestions'
import type { Answer, Model, PatchInput } from '../model'
import type { Start } from './generate'
import { tasksOfVlm, type VlmManifest } from './manifest'
import type { VlmSettings } from './vlmSettings'
import type { Vocabulary } from './vocabulary'

/** A question to a small VLM about one of the patches at hand, as the tokens that its answer follows. */
export interface VlmQuestion extends Start {
  readonly sample: Sample
  readonly task: Task
  /** The question of the data set, where the task has several. */
  readonly question?: string
  readonly repeat: number
  /** The question as it is put. */
  readonly words: string
}

/** Everything that a model is asked about some patches. */
export function putQuestions(
  model: Pick<Model, 'description' | 'repeats'>,
  patches: readonly PatchInput[],
  tasks: readonly Task[],
  manifest: VlmManifest,
  vocabulary: Vocabulary,
  settings: VlmSettings,
): VlmQuestion[] {
  const { startToken, maxTokens, contextTokens } = manifest.decoder
  const begin = vocabulary.find(startToken)
  return patches.flatMap(({ sample }, patch) =>
    questionsAbout(model, sample, tasks, new AnsweredIndex()).map(({ task, question, repeat }: Asked) => {
      const words = wordsOf(manifest, task, question)
      const tokens = [...(begin === undefined ? [] : [begin]), ...vocabulary.encode(words)]
      return {
        sample,
        task,
        ...(question !== undefined && { question }),
        repeat,
        words,
        patch,
        tokens,
        maximumTokens: Math.min(settings.maximumTokens, maxTokens, contextTokens - tokens.length),
        random: new Random('vlm', settings.seed, sample.id, task, question ?? '', repeat),
      }
    }),
  )
}

/** What a small VLM is asked about a sample without a question of its own. */
export function commonVlmQuestions(manifest: VlmManifest): Readonly<Partial<Record<Task, string>>> {
  return Object.fromEntries(tasksOfVlm(manifest).map((task) => [task, wordsOf(manifest, task, undefined)]))
}

/** The fields of an answer that say what it is an answer to. */
export function answerTo(
  model: string,
  { sample, task, question, repeat }: Pick<VlmQuestion, 'sample' | 'task' | 'question' | 'repeat'>,
): Pick<Answer, 'sample' | 'model' | 'task' | 'question' | 'repeat'> {
  return {
    sample: sample.id,
    model,
    task,
    ...(question !== undefined && { question }),
    ...(repeat > 0 && { repeat }),
  }
}

function wordsOf({ prompts }: VlmManifest, task: Task, question: string | undefined): string {
  const asked = question ?? DEFAULT_PROMPTS.tasks[task].usualQuestion ?? ''
  return (prompts[task] ?? '').replaceAll('{question}', () => asked)
}
