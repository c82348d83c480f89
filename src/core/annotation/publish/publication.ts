import type { Imagery, Sample, Split } from '../../dataset/sample'
import type { DatasetDescription } from '../../dataset/dataset'
import type { AnnotationHeader, AnnotationText } from '../annotationLog'

/** What annotated patches can be published as. */
export const PUBLICATION_FORMATS = ['reo-dataset', 'llava', 'huggingface', 'torchgeo'] as const
export type PublicationFormat = (typeof PUBLICATION_FORMATS)[number]

/** Names of the splits in published files, as Hugging Face has them. */
export const SPLIT_NAMES: Readonly<Record<Split, string>> = {
  train: 'train',
  val: 'validation',
  test: 'test',
}

/** A sample as it is published: in its split, under a name that files can bear, with its texts by task. */
export interface PublishedSample {
  readonly sample: Sample
  readonly file: string
  readonly imagery: Imagery
  readonly texts: readonly AnnotationText[]
}

/** What is known before the first sample is written. */
export interface PublicationPlan {
  readonly description: DatasetDescription
  readonly annotations: AnnotationHeader
  readonly samples: Readonly<Record<Split, number>>
  /** Whether some file bears another name than its sample's id. */
  readonly renamed: boolean
}

/** Writes one format, sample by sample, into a folder that is its own. */
export interface Publisher {
  add(published: PublishedSample): Promise<void>
  /** Writes what can only be written last. */
  finish(): Promise<void>
}
