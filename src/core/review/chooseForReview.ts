import type { AnnotationHeader } from '../annotation/annotationLog'
import { eachAnnotation } from '../annotation/readAnnotations'
import type { Dataset } from '../dataset/dataset'
import type { Sample, Split } from '../dataset/sample'
import { ReoError } from '../errors'
import { stratifiedSample, type StratifiedSample } from './sampling/stratifiedSample'
import type { Stratifier } from './sampling/levels'

export interface ReviewPlan {
  /** Samples to review. */
  readonly count: number
  readonly by: readonly Stratifier[]
  readonly seed: number
  /** All splits when absent. */
  readonly split?: Split
}

/** Samples with texts, chosen for review. */
export interface ChosenSamples extends StratifiedSample {
  readonly header: AnnotationHeader
  /** Texts of the chosen samples. */
  readonly texts: number
  /** Samples of the annotations that could have been chosen. */
  readonly available: number
  /** Samples of the annotations that the data set does not have. */
  readonly missing: number
}

/**
 * Chooses samples of annotations for review, spread over classes, biomass, regions and human activity.
 * @param openDataset opens the data set that the annotations name
 * @throws ReoError when the annotations cannot be read, or none of their samples is in the data set
 */
export async function chooseForReview(
  annotations: string,
  openDataset: (header: AnnotationHeader) => Promise<Dataset>,
  plan: ReviewPlan,
): Promise<ChosenSamples> {
  const { header, texts } = await countTexts(annotations, plan.split)
  const dataset = await openDataset(header)
  const samples: Sample[] = []
  for await (const sample of dataset.samples(plan.split === undefined ? {} : { split: plan.split }))
    if (texts.has(sample.id)) samples.push(sample)
  if (samples.length === 0) {
    throw new ReoError(
      texts.size === 0
        ? `There are no texts${plan.split === undefined ? '' : ` of the split ${plan.split}`} to review`
        : `The data set ${dataset.description.name} has none of the samples that these texts are about`,
      { where: annotations, mend: 'Give the annotations of this data set.' },
    )
  }
  const chosen = stratifiedSample(samples, plan)
  return {
    ...chosen,
    header,
    texts: chosen.samples.reduce((sum, sample) => sum + (texts.get(sample) ?? 0), 0),
    available: samples.length,
    missing: texts.size - samples.length,
  }
}

/** Texts of each sample. */
async function countTexts(
  annotations: string,
  split: Split | undefined,
): Promise<{ readonly header: AnnotationHeader; readonly texts: ReadonlyMap<string, number> }> {
  const sampleOf = new Map<string, string>()
  const { header } = await eachAnnotation(annotations, (line) => {
    if (line.type === 'removed') sampleOf.delete(line.id)
    else if (line.type === 'text' && (split === undefined || line.split === split))
      sampleOf.set(line.id, line.sample)
  })
  const texts = new Map<string, number>()
  for (const sample of sampleOf.values()) texts.set(sample, (texts.get(sample) ?? 0) + 1)
  return { header, texts }
}
