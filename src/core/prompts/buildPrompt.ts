import { createHash } from 'node:crypto'
import { LAND_COVER_CLASSES } from '../benchmark/landCover'
import { type Task, TASKS } from '../benchmark/tasks'
import type { Imagery, Sample } from '../dataset/sample'
import { ReoError } from '../errors'
import { drawComposite } from '../imagery/drawView'
import { viewsOf } from '../imagery/inputs'
import { encodePng } from '../imagery/png'
import type { Question } from '../models/model'
import { ANSWER_SCHEMAS, type JsonSchema } from './answerSchemas'
import type { PromptSet } from './promptSet'
import type { PictureSettings, PromptSettings } from './promptSettings'
import { ownStatements, trueAnswer, trueStatements } from './statements'
import { upscale } from './upscale'

/** A piece of a message: words, or a picture by its place in the prompt's list. */
export type PromptPart = { readonly text: string } | { readonly picture: number }

export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly parts: readonly PromptPart[]
}

/** What is sent to a model, in no endpoint's own shape. */
export interface Prompt {
  readonly messages: readonly PromptMessage[]
  /** PNG files. */
  readonly pictures: readonly Uint8Array[]
  /** The question as the answer's reader needs it. */
  readonly question: string
  /** Present where the answer is to be JSON. */
  readonly schema?: JsonSchema
  /** First 16 hexadecimal digits of the SHA-256 of all words and pictures. */
  readonly hash: string
}

/** A patch of the training split that is shown with its answer. */
export interface PromptExample {
  readonly sample: Sample
  readonly imagery: Imagery
}

/**
 * Puts a question into words and pictures.
 * @param examples that have truth for the task; as many as the settings want
 * @throws ReoError when the patch cannot be drawn in any of the composites wanted
 */
export function buildPrompt(
  question: Question,
  set: PromptSet,
  settings: PromptSettings,
  examples: readonly PromptExample[] = [],
): Prompt {
  const pictures: Uint8Array[] = []
  const ask = (imagery: Imagery, sample: Sample, before: readonly string[]): PromptPart[] => {
    const drawn = draw(imagery, sample, settings.pictures)
    const first = pictures.length
    pictures.push(...drawn)
    const words = [...before, wordsOf(set, question.task, askedIn(question, set), settings.answer)]
    return [...drawn.map((_, index) => ({ picture: first + index })), { text: words.join('\n\n') }]
  }
  const messages: PromptMessage[] = []
  if (set.system !== '') messages.push({ role: 'system', parts: [{ text: set.system }] })
  for (const { sample, imagery } of examples) {
    const answer = trueAnswer(question.task, sample.truth, question.question)
    if (answer === undefined) continue
    messages.push({ role: 'user', parts: ask(imagery, sample, []) })
    messages.push({ role: 'assistant', parts: [{ text: inForm(answer, question.task, sample, settings) }] })
  }
  messages.push({
    role: 'user',
    parts: ask(question.imagery, question.sample, chainOf(question, set, settings)),
  })
  return {
    messages,
    pictures,
    question: askedIn(question, set),
    ...(settings.answer === 'json' && { schema: ANSWER_SCHEMAS[question.task] }),
    hash: hashOf(messages, pictures),
  }
}

/** The question of each task to a sample that has none of its own. */
export function commonQuestions(set: PromptSet): Readonly<Partial<Record<Task, string>>> {
  return Object.fromEntries(TASKS.map((task) => [task, askedIn({ task }, set)]))
}

/** The question in words, without how to answer it. */
function askedIn({ task, question }: Pick<Question, 'task' | 'question'>, set: PromptSet): string {
  const prompt = set.tasks[task]
  return prompt.question
    .replaceAll('{question}', () => question ?? prompt.usualQuestion ?? '')
    .replaceAll('{classes}', () => CLASSES)
}

const CLASSES = LAND_COVER_CLASSES.filter(({ code }) => code > 0)
  .map(({ label }) => label)
  .join('; ')

function wordsOf(set: PromptSet, task: Task, asked: string, form: PromptSettings['answer']): string {
  return `${asked}\n${set.tasks[task][form]}`
}

function chainOf({ task, sample, earlier }: Question, set: PromptSet, { chain }: PromptSettings): string[] {
  const said =
    chain === 'none' ? [] : chain === 'own' ? ownStatements(earlier) : trueStatements(task, sample.truth)
  return said.length === 0 ? [] : [set.chain.replaceAll('{earlier}', () => said.join('\n'))]
}

/** An example's answer in the form in which answers are wanted. */
function inForm(answer: string, task: Task, { truth }: Sample, { answer: form }: PromptSettings): string {
  if (form === 'plain') return answer
  switch (task) {
    case 'humanActivity':
      return JSON.stringify({ answer })
    case 'landCover':
      return JSON.stringify({ land_cover: answer })
    case 'patchCount':
      return JSON.stringify({ patch_count: truth.patchCount })
    case 'agb':
      return JSON.stringify({ agb: truth.agb })
  }
}

function draw(imagery: Imagery, { id }: Sample, settings: PictureSettings): Uint8Array[] {
  const offered = viewsOf(imagery)
  const drawable = settings.composites.filter((composite) => offered.includes(composite))
  if (drawable.length === 0) {
    throw new ReoError(`The patch cannot be drawn as ${settings.composites.join(', ')}`, {
      where: id,
      mend: `Show the model ${offered.join(', ')}.`,
    })
  }
  return drawable.map((composite) => encodePng(upscale(drawComposite(imagery, composite), settings)))
}

function hashOf(messages: readonly PromptMessage[], pictures: readonly Uint8Array[]): string {
  const hash = createHash('sha256').update(JSON.stringify(messages))
  for (const picture of pictures) hash.update(picture)
  return hash.digest('hex').slice(0, 16)
}
