import { ReoError } from '../../../errors'
import type { Raster } from '../../../imagery/raster'
import { checkFootprint } from '../../alignment'
import type { ImageryResult } from '../../dataset'
import { settleClouds } from '../../description/cloudBand'
import { fillTemplate } from '../../description/imageTemplate'
import { type ModalityPlan, rasterOf } from '../../description/modalityPlan'
import type { ConfinedFolder } from '../../files/confinedFolder'
import type { ImageFile } from '../../imageFile'
import { decodeImage, describeImage } from '../../images/decodeImage'
import { checkedImagery, failedImagery } from '../../imageryResult'
import type { ProblemLog } from '../../problemLog'
import type { Modality, Sample } from '../../sample'
import { turnOfEventLoop } from '../../../turnOfEventLoop'
import { type NativeImage, rasterOfSize, type Size } from './nativeImage'

/** Samples read between two turns of the event loop. */
const SAMPLES_PER_TURN = 64

/** The image files of a folder, by sample and modality. */
export class FolderImages {
  readonly plans: readonly ModalityPlan[]
  readonly #root: ConfinedFolder
  readonly #problems: ProblemLog

  constructor(root: ConfinedFolder, plans: readonly ModalityPlan[], problems: ProblemLog) {
    this.plans = plans
    this.#root = root
    this.#problems = problems
  }

  /**
   * Imagery of several samples in the order given.
   * @param modalities those wanted; all when absent
   */
  async readSamples(
    samples: readonly Sample[],
    size: Size,
    modalities?: readonly Modality[],
  ): Promise<ImageryResult[]> {
    const plans = this.plans.filter(({ modality }) => modalities?.includes(modality) ?? true)
    const results: ImageryResult[] = []
    for (const sample of samples) {
      if (results.length % SAMPLES_PER_TURN === SAMPLES_PER_TURN - 1) await turnOfEventLoop()
      results.push(await this.#readSample(sample, plans, size))
    }
    return results
  }

  /** What a sample's image files say of themselves; those that say nothing or cannot be read are left out. */
  describe(sample: Sample): readonly ImageFile[] {
    const files = this.plans.flatMap(({ modality, files }) =>
      files.map(({ template }) => ({ modality, template })),
    )
    return files.flatMap(({ modality, template }) => {
      try {
        const name = fillTemplate(template, sample)
        const summary = describeImage(this.#root.peek(name), name)
        return summary === undefined ? [] : [{ modality, name, ...summary }]
      } catch (error) {
        if (error instanceof ReoError) return []
        throw error
      }
    })
  }

  /** A modality's images with the pixels that they have. @throws ReoError that names the file and what is wrong with it */
  async readNative(sample: Sample, plan: ModalityPlan): Promise<readonly NativeImage[]> {
    const addedDn = plan.sampleOffset?.(sample)
    const images: NativeImage[] = []
    for (const file of plan.files) {
      const name = fillTemplate(file.template, sample)
      const bytes = this.#root.peek(name)
      const georeference = plan.files.length > 1 ? (describeImage(bytes, name)?.georeference ?? {}) : {}
      const decoded = decodeImage(bytes, name, file)
      const pixels = decoded instanceof Promise ? await decoded : decoded
      images.push({ name, georeference, raster: rasterOf(pixels, plan, file, name, addedDn) })
    }
    return images
  }

  /** The modalities of a sample as rasters of one size; those of several files have to lie on the same ground. */
  async #readSample(sample: Sample, plans: readonly ModalityPlan[], size: Size): Promise<ImageryResult> {
    try {
      const imagery: Partial<Record<Modality, Raster>> = {}
      const placed: NativeImage[] = []
      for (const plan of plans) {
        const images = await this.readNative(sample, plan)
        if (images.length > 1) placed.push(...images)
        const raster = rasterOfSize(images, plan, size)
        imagery[plan.modality] = settleClouds(raster, plan, plan.sampleOffset?.(sample))
      }
      for (const image of placed) checkFootprint(image, placed[0])
      return checkedImagery(sample, imagery, this.#problems)
    } catch (error) {
      return failedImagery(sample, error, this.#problems)
    }
  }
}
