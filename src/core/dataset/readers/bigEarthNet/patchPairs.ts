import type { PatchFolder } from './patchFolders'

/** Sentinel-1 patches by the ground that they cover. */
export class PatchPairs {
  readonly #byGround = new Map<string, PatchFolder[]>()

  constructor(patches: readonly PatchFolder[]) {
    for (const patch of patches) {
      if (patch.tile === undefined) continue
      const ground = `${patch.tile}_${patch.place}`
      this.#byGround.set(ground, [...(this.#byGround.get(ground) ?? []), patch])
    }
  }

  /** The Sentinel-1 patch of a Sentinel-2 patch's tile and place, the nearest in time of several. */
  partnerOf({ place, acquired }: PatchFolder, tile: string | undefined): PatchFolder | undefined {
    if (tile === undefined) return undefined
    const apart = (patch: PatchFolder) => Math.abs(Date.parse(patch.acquired) - Date.parse(acquired))
    return this.#byGround.get(`${tile}_${place}`)?.toSorted((one, other) => apart(one) - apart(other))[0]
  }
}
