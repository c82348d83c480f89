import type { Dataset } from '../dataset/dataset'
import type { Sample } from '../dataset/sample'
import { readImageryOf } from '../dataset/readImageryOf'
import { ReoError } from '../errors'
import type { Answer, AskingRecord, ModelDescription } from '../models/model'
import { buildPrompt, type Prompt } from '../prompts/buildPrompt'
import { chooseExamples } from '../prompts/chooseExamples'
import { AnsweredIndex } from './answeredIndex'
import { questionsAbout } from './openQuestions'
import { answerKey } from './runFold'
import type { AnswerLine, Run } from './runLog'

/** Which answer of a run is meant. */
export type AnswerAddress = Pick<AnswerLine, 'sample' | 'model' | 'task' | 'question' | 'repeat'>

/** What a model was sent, made again. */
export interface AskedPrompt {
  readonly prompt: Prompt
  /** Whether it is, word for word and pixel for pixel, what the log says was sent; undefined where the log does not say. */
  readonly isAsSent: boolean | undefined
}

/**
 * Makes the prompt again that led to an answer, from the words and settings in the run's log and the data set's imagery.
 * @throws ReoError when the log does not say how the model was asked, or the data set has the sample no more
 */
export async function askedPrompt(run: Run, address: AnswerAddress, dataset: Dataset): Promise<AskedPrompt> {
  const answer = theAnswer(run, address)
  const { description, asking } = askedModel(run, answer)
  const sample = await dataset.find(answer.sample)
  if (sample === undefined) {
    throw new ReoError(`There is no sample "${answer.sample}" any more`, {
      where: dataset.description.path,
      mend: 'Open the data set as it was when the model was asked.',
    })
  }
  const question = {
    sample,
    imagery: await readImageryOf(dataset, sample),
    task: answer.task,
    ...(answer.question !== undefined && { question: answer.question }),
    repeat: answer.repeat ?? 0,
    earlier: asking.prompt.chain === 'own' ? earlierAnswers(run, description, asking, answer, sample) : [],
  }
  const examples = await chooseExamples(dataset, asking.prompt.examples)
  const prompt = buildPrompt(question, asking.prompts, asking.prompt, examples.get(answer.task))
  const { promptHash } = answer
  return { prompt, isAsSent: promptHash === undefined ? undefined : promptHash === prompt.hash }
}

function theAnswer({ answers, path }: Run, address: AnswerAddress): AnswerLine {
  const key = answerKey(address)
  const answer = answers.find((candidate) => answerKey(candidate) === key)
  if (answer !== undefined) return answer
  throw new ReoError(`${address.model} has no such answer about ${address.sample}`, {
    where: path,
    mend: 'Make the figure anew: its run log has changed.',
  })
}

function askedModel({ header, path }: Run, { model }: AnswerLine) {
  const description = header.models.find(({ id }) => id === model)
  if (description?.asking !== undefined) return { description, asking: description.asking }
  throw new ReoError(`The run does not tell how ${description?.title ?? model} was asked`, {
    where: path,
    mend: 'Runs of models that answer in words tell it from this version on.',
  })
}

/** What the model had answered about the sample before, in the order in which it was asked. */
function earlierAnswers(
  run: Run,
  description: ModelDescription,
  { repeats }: AskingRecord,
  answer: AnswerLine,
  sample: Sample,
): readonly Answer[] {
  const own = run.answers.filter((other) => other.sample === sample.id && other.model === description.id)
  const byKey = new Map(own.map((other) => [answerKey(other), other]))
  const asked = questionsAbout({ description, repeats }, sample, run.header.tasks, new AnsweredIndex())
  const before = asked.slice(
    0,
    asked.findIndex(({ key }) => key === answerKey(answer)),
  )
  return before.flatMap(({ key }) => byKey.get(key) ?? [])
}
