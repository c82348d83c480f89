import path from 'node:path'
import { messageOf } from '../../core/errors'
import type { PayloadSource } from '../../protocol/payloads'
import type { FigureAnswer, FigureQuery, RendererReply, RendererRequest } from '../../protocol/queries'

/** The data set that is no path. */
const DEMO = 'demo'

/**
 * Answers what a figure asks; whatever fails becomes a reply that says so.
 * @param folder that relative paths in the figure start from: the notebook's
 */
export async function answerFigure(
  { figure, request, query }: RendererRequest,
  folder: string,
  ask: (query: FigureQuery) => Promise<FigureAnswer>,
): Promise<RendererReply> {
  try {
    const answer = await ask({ ...query, source: absoluteSource(query.source, folder) })
    return { type: 'answer', figure, request, answer }
  } catch (thrown) {
    return { type: 'failure', figure, request, message: messageOf(thrown) }
  }
}

/** Where a figure's samples come from, in absolute paths. */
export function absoluteSource(
  { dataset, run, annotations, ...source }: PayloadSource,
  folder: string,
): PayloadSource {
  return {
    ...source,
    dataset: dataset === DEMO ? DEMO : path.resolve(folder, dataset),
    ...(run !== undefined && { run: path.resolve(folder, run) }),
    ...(annotations !== undefined && { annotations: path.resolve(folder, annotations) }),
  }
}
