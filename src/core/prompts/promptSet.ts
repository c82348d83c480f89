import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { type Task, TASKS } from '../benchmark/tasks'
import { reasonOf, ReoError } from '../errors'
import { issueText } from '../schemaIssue'
import { parseJson } from '../text/parseJson'

export const PROMPT_FORMAT = 'reo-prompts/1'

/** How one task is asked. */
export interface TaskPrompt {
  /** `{question}` stands for a sample's own question, `{classes}` for the names of the land-cover classes. */
  readonly question: string
  /** What is asked where a sample has no question of its own. */
  readonly usualQuestion?: string
  /** How to answer in words, and as JSON. */
  readonly plain: string
  readonly json: string
}

/** The words of all questions; a file that people may edit. */
export interface PromptSet {
  readonly format: typeof PROMPT_FORMAT
  readonly name: string
  readonly version: string
  readonly system: string
  /** `{earlier}` stands for the answers to the earlier questions. */
  readonly chain: string
  readonly tasks: Readonly<Record<Task, TaskPrompt>>
}

const text = v.pipe(v.string(), v.nonEmpty('expected some text'))
const taskPrompt = v.object({ question: text, usualQuestion: v.optional(text), plain: text, json: text })

/** What a file of prompts has to be. */
export const promptSetSchema: v.GenericSchema<unknown, PromptSet> = v.object({
  format: v.literal(PROMPT_FORMAT),
  name: text,
  version: text,
  system: v.string(),
  chain: text,
  tasks: v.object({
    humanActivity: taskPrompt,
    landCover: taskPrompt,
    patchCount: taskPrompt,
    agb: taskPrompt,
  }),
})

/** Places that a prompt may fill in. */
const SLOTS: readonly string[] = ['question', 'classes', 'earlier']

/** Reads prompts from a file. @throws ReoError that names the key that is wrong */
export async function readPromptSet(file: string): Promise<PromptSet> {
  const parsed = await readFile(file, 'utf8')
    .then(parseJson)
    .catch((error: unknown) => {
      throw new ReoError(`The prompts cannot be read (${reasonOf(error)})`, {
        where: file,
        mend: 'Give a JSON file such as `reo prompts` writes.',
        cause: error,
      })
    })
  const result = v.safeParse(promptSetSchema, parsed)
  if (!result.success) {
    throw new ReoError(issueText(result.issues[0]), {
      where: file,
      mend: 'docs/prompts.md describes the keys.',
    })
  }
  refuseUnknownSlots(result.output, file)
  return result.output
}

function refuseUnknownSlots(set: PromptSet, where: string): void {
  const texts = [set.chain, ...TASKS.flatMap((task) => Object.values(set.tasks[task]))]
  const slots = texts.flatMap((words) => Array.from(words.matchAll(/\{([a-z]\w*)\}/gi), ([, slot]) => slot))
  const unknown = slots.find((slot) => !SLOTS.includes(slot))
  if (unknown === undefined) return
  throw new ReoError(`There is nothing to put in the place of "{${unknown}}"`, {
    where,
    mend: `Use ${SLOTS.map((slot) => `{${slot}}`).join(', ')}.`,
  })
}
