import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Task } from '../../benchmark/tasks'
import { requestOf } from '../../models/chat/chatClient'
import type { PatchInput } from '../../models/model'
import { truthOf } from '../../models/truthOf'
import { buildPrompt, type PromptExample } from '../../prompts/buildPrompt'
import type { AnsweredIndex } from '../../runs/answeredIndex'
import { questionsAbout } from '../../runs/openQuestions'
import type { BatchExport } from './batchExport'
import { batchModelId } from './batchPlan'
import { customId } from './customId'

/**
 * Everything still to be asked about a patch, a request a line; pictures that are found by address are written.
 * @throws ReoError when the patch cannot be drawn
 */
export async function requestLines(
  request: BatchExport,
  patch: PatchInput,
  answered: AnsweredIndex,
  examples: ReadonlyMap<Task, readonly PromptExample[]>,
): Promise<string[]> {
  const { model, tasks, settings, folder, picturesAt } = request
  const description = { id: batchModelId(request), title: model, tasks, modalities: [] }
  const asked = questionsAbout({ description, repeats: settings.repeats }, patch.sample, tasks, answered)
  const pictures = new Map<string, Uint8Array>()
  const pictureUrl =
    picturesAt === undefined ? undefined : (png: Uint8Array) => `${picturesAt}/${keep(png, pictures)}`
  const lines = asked
    .filter(({ isAnswered }) => !isAnswered)
    .map(({ task, question, repeat }) => {
      const put = { ...patch, task, ...(question !== undefined && { question }), repeat, earlier: [] }
      const prompt = buildPrompt(put, settings.prompts, settings.prompt, examples.get(task))
      const { temperature, maximumTokens, topLogprobs } = settings
      const options = { temperature, maximumTokens, topLogprobs, ...(temperature > 0 && { seed: repeat }) }
      const known = truthOf(patch.sample.truth, task)
      const index = Math.max(
        0,
        known.findIndex((pair) => pair.question === question),
      )
      return JSON.stringify({
        custom_id: customId({ task, index, repeat, sample: patch.sample.id }),
        method: 'POST',
        url: '/v1/chat/completions',
        body: requestOf(model, prompt, options, pictureUrl),
      })
    })
  for (const [name, png] of pictures) await writeFile(path.join(folder, 'pictures', name), png)
  return lines
}

/** Puts a picture aside under a name that its bytes give it. */
function keep(png: Uint8Array, pictures: Map<string, Uint8Array>): string {
  const name = `${createHash('sha256').update(png).digest('hex').slice(0, 32)}.png`
  pictures.set(name, png)
  return name
}
