import type { ImageryResult } from '../../core/dataset/dataset'
import type { Proposal } from '../../core/dataset/import/proposal'
import { previewMapping } from '../../core/dataset/import/previewMapping'
import { drawComposite } from '../../core/imagery/drawView'
import { defaultView } from '../../core/imagery/inputs'
import type { ChosenMapping, ImportPreview, PreviewSample } from '../../protocol/importing'
import { pngOf } from '../outputs/richBundle'
import { truthLines } from '../outputs/text/valueText'

/** Problems that are told; all are counted. */
const MOST_PROBLEMS = 50

/** Opens a data set as it would be imported, and shows its first samples. */
export async function previewImport(
  proposal: Proposal,
  { choices, name }: ChosenMapping,
): Promise<ImportPreview> {
  const { description, shown, counted, withTruth, problems, failure } = await previewMapping(
    proposal,
    choices,
    name,
  )
  return {
    description,
    samples: shown.map(previewSample),
    counted,
    withTruth,
    problems: problems.slice(0, MOST_PROBLEMS),
    problemCount: problems.length,
    ...(failure !== undefined && { failure }),
  }
}

function previewSample(result: ImageryResult): PreviewSample {
  const { id, split, location, truth } = result.sample
  return {
    id,
    split,
    ...('imagery' in result ? pictureOf(result) : { problem: result.problem.message }),
    ...(location !== undefined && { place: placeText(location) }),
    truth: truthLines(truth),
  }
}

function pictureOf({ imagery }: Extract<ImageryResult, { imagery: unknown }>): { png?: string } {
  const composite = defaultView(imagery)
  return composite === undefined ? {} : { png: pngOf(drawComposite(imagery, composite)) }
}

/** Decimals of degrees: about 100 m. */
const DEGREE_DIGITS = 3

function placeText({ latitude, longitude }: { latitude: number; longitude: number }): string {
  const north = `${Math.abs(latitude).toFixed(DEGREE_DIGITS)}° ${latitude < 0 ? 'S' : 'N'}`
  return `${north}, ${Math.abs(longitude).toFixed(DEGREE_DIGITS)}° ${longitude < 0 ? 'W' : 'E'}`
}
