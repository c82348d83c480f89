import type { FigureInWords, FigureInWordsParams } from '../../protocol/assistant'
import { textOf } from '../outputs/richBundle'
import { makeRunFigure } from '../outputs/runFigure'
import type { Resources } from '../resources/resources'

/** A figure of a run as its output reads where nothing is drawn; @throws ReoError when the run log cannot be read */
export async function figureInWords(
  resources: Resources,
  { source, figure, bootstrap }: FigureInWordsParams,
): Promise<FigureInWords> {
  const run = await resources.runOf(source)
  return { text: textOf(await makeRunFigure(resources, { run, source }, figure, bootstrap)) }
}
