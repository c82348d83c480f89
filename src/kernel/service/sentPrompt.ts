import { askedPrompt } from '../../core/runs/askedPrompt'
import { toBase64 } from '../../protocol/encoding'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import type { Resources } from '../resources/resources'

/**
 * The words and pictures that led to an answer, made again.
 * @throws ReoError when the log does not tell how the model was asked, or the data set is gone
 */
export async function sentPrompt(
  resources: Resources,
  { source, answer }: Extract<FigureQuery, { kind: 'prompt' }>,
): Promise<FigureAnswer> {
  const run = await resources.runOf(source)
  const dataset = await resources.openDataset(source.dataset)
  const { prompt, isAsSent } = await askedPrompt(run, answer, dataset)
  return {
    kind: 'prompt',
    prompt: {
      messages: prompt.messages,
      pictures: prompt.pictures.map(toBase64),
      hash: prompt.hash,
      ...(isAsSent !== undefined && { isAsSent }),
    },
  }
}
