import path from 'node:path'
import { messageOf } from '../../core/errors'
import type { PayloadSource } from '../../protocol/payloads'
import type { FigureAnswer, FigureQuery, RendererReply } from '../../protocol/queries'
import { parseRendererRequest } from '../../protocol/validation'

/** The data set that is no path. */
const DEMO = 'demo'

/**
 * Answers a message from a figure; whatever fails becomes a reply that says so.
 * @param folder that relative paths in the figure start from: the notebook's
 * @throws ReoError when the message is not one of ours
 */
export async function answerFigure(
  message: unknown,
  folder: string,
  ask: (query: FigureQuery) => Promise<FigureAnswer>,
): Promise<RendererReply> {
  const { figure, request, query } = parseRendererRequest(message)
  try {
    const answer = await ask({ ...query, source: absoluteSource(query.source, folder) })
    return { type: 'answer', figure, request, answer }
  } catch (thrown) {
    return { type: 'failure', figure, request, message: messageOf(thrown) }
  }
}

function absoluteSource({ dataset, run, ...source }: PayloadSource, folder: string): PayloadSource {
  return {
    ...source,
    dataset: dataset === DEMO ? DEMO : path.resolve(folder, dataset),
    ...(run !== undefined && { run: path.resolve(folder, run) }),
  }
}
