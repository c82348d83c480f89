import { unreachable } from '../../core/errors'
import type { RendererMessage, RendererReply } from '../../protocol/queries'
import type { FirstSteps } from '../firstSteps/firstSteps'
import type { Kernel } from '../kernels/kernel'
import { absoluteSource, answerFigure } from './answerFigure'
import { userReviewer } from './reviewer'
import { saveFigure } from './saveFigure'
import { keepSelection, tellSelection } from './selections'
import { withReviewer } from './withReviewer'

/** Who answers a figure. */
export interface FigureServices {
  /** Answers what it asks, also while a cell runs. */
  readonly service: Kernel
  /** Runs the cells that may ask what is selected, where there are any. */
  readonly cells?: Kernel | undefined
  readonly steps: FirstSteps
}

/**
 * Does what a message from a figure asks for.
 * @param folder that relative paths in the figure start from
 * @returns the reply, where one is expected
 */
export async function hearFigure(
  message: RendererMessage,
  folder: string,
  { service, cells, steps }: FigureServices,
): Promise<RendererReply | undefined> {
  switch (message.type) {
    case 'query':
      return answerFigure(message, folder, async (query) =>
        service.request('query', { query: await withReviewer(query, userReviewer) }),
      )
    case 'select':
      if (message.selection.length > 0) steps.take('findFailures')
      return tellSelection(cells, absoluteSource(message.source, folder), message)
    case 'save-slice':
      return keepSelection(service, absoluteSource(message.source, folder), message)
    case 'save':
      return saveFigure(message, folder)
    default:
      return unreachable(message)
  }
}
