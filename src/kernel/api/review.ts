import path from 'node:path'
import type { AnnotationHeader } from '../../core/annotation/annotationLog'
import { chooseForReview, type ReviewPlan } from '../../core/review/chooseForReview'
import {
  exportReviewed,
  type ReviewExported,
  type ReviewExportOptions,
} from '../../core/review/exportReviewed'
import { isDisputed, joinReviews, readReviews, readReviewState } from '../../core/review/reviewedTexts'
import { summariseReview } from '../../core/review/reviewSummary'
import type { MimeBundle } from '../../protocol/kernel'
import type { PayloadSource, RichOutput } from '../../protocol/payloads'
import { MAXIMUM_REVIEWED_SAMPLES } from '../../protocol/reviews'
import { agreementPayload, reviewPayload } from '../outputs/payloads/reviewPayload'
import { richBundle } from '../outputs/richBundle'
import { DISPLAY, type Displayable } from '../outputs/valueBundle'
import type { Resources } from '../resources/resources'
import { Figure } from './figure'
import { checkOptions } from './options'

/** What a review is of. */
export interface ReviewOrigin {
  /** Absolute path of the annotations. */
  readonly annotations: string
  /** What the data set is opened by; what the annotations name when absent. */
  readonly dataset?: string
  /** Who reviews; whoever sits at the output when absent. */
  readonly reviewer?: string
  readonly plan: ReviewPlan
}

/** Resamples of an interval when nothing else is asked for. */
const RESAMPLES = 1000

/** A review of annotations by people. Shown, it has samples of them reviewed. */
export class Review implements Displayable {
  readonly #resources: Resources
  readonly #origin: ReviewOrigin

  constructor(resources: Resources, origin: ReviewOrigin) {
    this.#resources = resources
    this.#origin = origin
  }

  /** The texts about which reviewers differ, to be settled. */
  disagreements(): Figure {
    return new Figure(async () => {
      const { annotations } = this.#origin
      const { header, reviewed, reviewers, total } = await readReviewState(annotations)
      const differing = reviewed.filter((each) => each.settled === undefined && isDisputed(each))
      const samples = [...new Set(differing.map(({ text }) => text.sample))]
      const summary = summariseReview(reviewed, reviewers, total, { bootstrap: RESAMPLES })
      return {
        kind: 'review',
        payload: reviewPayload(
          { header, source: this.#source(header), summary, strata: [] },
          {
            aim: 'settle',
            ...this.#reviewer,
            samples: samples.slice(0, MAXIMUM_REVIEWED_SAMPLES),
            available: samples.length,
            missing: 0,
          },
        ),
      }
    })
  }

  /**
   * How well reviewers agree: Cohen's κ of every two, Krippendorff's α of all.
   * @param options.bootstrap resamples of the intervals, 0 for none
   */
  agreement(options: { readonly bootstrap?: number } = {}): Figure {
    const { bootstrap = RESAMPLES } = checkOptions('agreement', options)
    return new Figure(async () => {
      const { header, reviewed, reviewers, total } = await readReviewState(this.#origin.annotations)
      const summary = summariseReview(reviewed, reviewers, total, { bootstrap })
      return { kind: 'table', payload: agreementPayload(header, summary) }
    })
  }

  /**
   * Writes the texts that were found right, corrected where they were, as annotations of their own.
   * @param out path of a new file, `NAME.reo-annotations.jsonl`
   * @param options.reviewers reviewers that have to have decided about a text
   */
  async export(out: string, options: ReviewExportOptions = {}): Promise<ReviewExported> {
    const wanted = checkOptions('exportReview', options)
    return exportReviewed(
      this.#origin.annotations,
      path.resolve(this.#resources.workingDirectory, out),
      wanted,
    )
  }

  async [DISPLAY](): Promise<MimeBundle> {
    return richBundle(await this.#output())
  }

  async #output(): Promise<RichOutput> {
    const { annotations, plan } = this.#origin
    const openDataset = async (header: AnnotationHeader) => {
      const dataset = await this.#resources.openDataset(this.#source(header).dataset)
      await this.#resources.describe(dataset)
      return dataset
    }
    const chosen = await chooseForReview(annotations, openDataset, plan)
    const texts = await this.#resources.annotationTexts.get(annotations)
    const about = await texts.of(chosen.samples)
    const reviews = await readReviews(annotations)
    const { reviewed } = joinReviews([...about.texts.values()].flat(), reviews)
    const { header, samples, available, missing, strata } = chosen
    const reviewers = reviews.reviewers.map(({ reviewer }) => reviewer)
    const summary = summariseReview(reviewed, reviewers, reviewed.length, { bootstrap: RESAMPLES })
    const parts = { aim: 'review', ...this.#reviewer, samples, available, missing } as const
    return {
      kind: 'review',
      payload: reviewPayload({ header, source: this.#source(header), summary, strata }, parts),
    }
  }

  #source(header: AnnotationHeader): PayloadSource {
    const { annotations, dataset = header.dataset.path } = this.#origin
    return { dataset: this.#resources.nameOf(dataset), annotations }
  }

  get #reviewer(): { readonly reviewer?: string } {
    const { reviewer } = this.#origin
    return reviewer === undefined ? {} : { reviewer }
  }
}
