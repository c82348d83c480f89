import { ReoError } from '../../../errors'
import type { DatasetDescription } from '../../dataset'
import type { Sample } from '../../sample'
import type { FolderImages } from './folderImages'
import { finestSize, type NativeImage, type Size, withResampling } from './nativeImage'

/** Patch size of REO-Instruct, where no image tells. */
const USUAL_PATCH_SIZE: Size = [25, 25]

/** What patches are like, as their first images show. */
export interface Measured {
  readonly patchSize: Size
  readonly modalities: DatasetDescription['modalities']
}

/**
 * Measures the patches of a folder by the first sample whose images can be read.
 * @param patchSize what the description says; that of the finest image when absent
 */
export async function measurePatches(
  samples: AsyncIterable<Sample>,
  images: FolderImages,
  patchSize?: Size,
): Promise<Measured> {
  let found: readonly (readonly NativeImage[])[] = []
  for await (const sample of samples) {
    found = await readable(sample, images)
    if (found.some((native) => native.length > 0)) break
  }
  const size = patchSize ?? finestSize(found.flat()) ?? USUAL_PATCH_SIZE
  const described = images.plans.map((plan, index) => {
    return [plan.modality, withResampling(plan, found[index] ?? [], size)] as const
  })
  return { patchSize: size, modalities: Object.fromEntries(described) }
}

/** Images of a sample by modality; none of a modality whose images cannot be read. */
async function readable(sample: Sample, images: FolderImages): Promise<readonly (readonly NativeImage[])[]> {
  const found: (readonly NativeImage[])[] = []
  for (const plan of images.plans) {
    try {
      found.push(await images.readNative(sample, plan))
    } catch (error) {
      if (!(error instanceof ReoError)) throw error
      found.push([])
    }
  }
  return found
}
