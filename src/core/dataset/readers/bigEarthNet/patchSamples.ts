import { messageOf } from '../../../errors'
import type { ConfinedFolder } from '../../files/confinedFolder'
import type { ProblemLog } from '../../problemLog'
import type { Modality, Sample } from '../../sample'
import type { PatchFolder } from './patchFolders'
import { type PatchMetadata, readPatchMetadata } from './patchMetadata'
import { PatchPairs } from './patchPairs'

/** Whether a sample has files of a modality: a patch may lack one of the two satellites. */
export function hasImages({ metadata }: Sample, modality: Modality): boolean {
  return (modality === 's2' && metadata.s2Path !== null) || (modality === 'sar' && metadata.s1Path !== null)
}

/** Samples of patch folders; their metadata is read when a sample is asked for. */
export class PatchSamples {
  readonly #root: ConfinedFolder
  readonly #patches: ReadonlyMap<string, PatchFolder>
  /** Undefined where there is only one satellite. */
  readonly #pairs: PatchPairs | undefined
  readonly #problems: ProblemLog

  constructor(root: ConfinedFolder, patches: readonly PatchFolder[], problems: ProblemLog) {
    const sentinel2 = patches.filter(({ satellite }) => satellite === 's2')
    const sentinel1 = patches.filter(({ satellite }) => satellite === 's1')
    const main = sentinel2.length > 0 ? sentinel2 : sentinel1
    this.#root = root
    this.#patches = new Map(main.map((patch) => [patch.name, patch]))
    this.#pairs = sentinel2.length > 0 && sentinel1.length > 0 ? new PatchPairs(sentinel1) : undefined
    this.#problems = problems
  }

  get count(): number {
    return this.#patches.size
  }

  *all(): Iterable<Sample> {
    for (const patch of this.#patches.values()) yield this.#sampleOf(patch)
  }

  find(name: string): Sample | undefined {
    const patch = this.#patches.get(name)
    return patch === undefined ? undefined : this.#sampleOf(patch)
  }

  #sampleOf(patch: PatchFolder): Sample {
    const told = this.#metadataOf(patch)
    const tile = told?.tile ?? patch.tile
    const partner = this.#pairs?.partnerOf(patch, tile)
    if (this.#pairs !== undefined && partner === undefined) {
      const message = 'there is no Sentinel-1 patch of its tile and place; its Sentinel-2 imagery is used'
      this.#problems.add({ where: patch.name, about: 'imagery', message })
    }
    const sentinel1 = patch.satellite === 's1' ? patch : partner
    return {
      id: patch.name,
      split: 'test',
      ...(told?.location !== undefined && { location: told.location }),
      metadata: {
        labels: told?.labels.join('; ') ?? null,
        acquired: patch.acquired,
        tile: tile ?? null,
        crs: told?.crs ?? null,
        upperLeftX: told?.upperLeft[0] ?? null,
        upperLeftY: told?.upperLeft[1] ?? null,
        s2Path: patch.satellite === 's2' ? patch.stem : null,
        s1Path: sentinel1?.stem ?? null,
        s1Acquired: sentinel1?.acquired ?? null,
      },
      truth: {},
    }
  }

  #metadataOf(patch: PatchFolder): PatchMetadata | undefined {
    try {
      return readPatchMetadata(this.#root, patch)
    } catch (error) {
      this.#problems.add({ where: patch.name, message: messageOf(error) })
      return undefined
    }
  }
}
