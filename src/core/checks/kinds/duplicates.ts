import { createHash } from 'node:crypto'
import type { Imagery, Sample } from '../../dataset/sample'
import type { Raster } from '../../imagery/raster'
import type { Check, CheckContext, CheckedPatch, CheckRun } from '../check'
import type { FindingKind } from '../finding'
import { NumberTable } from '../numberTable'
import { SimilarImages } from '../similarImages'

const ACROSS: FindingKind = {
  id: 'duplicates/across-splits',
  severity: 'error',
  title: 'The same image in different splits',
  mend: 'Drop one of each pair: what was trained on cannot test.',
}

const SAME: FindingKind = {
  id: 'duplicates/image',
  severity: 'warning',
  title: 'Samples with the same image',
  mend: 'Drop one of each pair, or look whether a file was copied over another.',
}

const NEAR: FindingKind = {
  id: 'duplicates/near',
  severity: 'warning',
  title: 'Samples whose images are nearly the same',
  mend: 'Look at both: one may be a copy with other noise or brightness.',
}

/** Images that two samples share. */
export const duplicatesCheck: Check = {
  id: 'duplicates',
  findings: [ACROSS, SAME, NEAR],
  start: (context) => new DuplicatesRun(context),
}

type Named = Pick<Sample, 'id' | 'split'>

class DuplicatesRun implements CheckRun {
  readonly #context: CheckContext
  readonly #byHash = new NumberTable()
  readonly #samples: Named[] = []
  readonly #similar = new SimilarImages()

  constructor(context: CheckContext) {
    this.#context = context
  }

  patch({ sample: { id, split }, imagery }: CheckedPatch): void {
    const raster = pictureOf(imagery)
    if (raster === undefined) return
    const number = this.#samples.push({ id, split }) - 1
    const hash = hashOf(raster)
    const same = this.#byHash.get(hash)
    if (same !== undefined)
      return this.#report(this.#samples[same].split === split ? SAME : ACROSS, same, number)
    this.#byHash.set(hash, number)
    const near = this.#similar.add(raster, number)
    if (near !== undefined) this.#report(NEAR, near, number)
  }

  #report(kind: FindingKind, first: number, second: number): void {
    const [one, other] = [this.#samples[first], this.#samples[second]]
    const detail = `${one.id} (${one.split}) and ${other.id} (${other.split})`
    this.#context.report(kind, { sample: other.id, other: one.id, detail })
  }
}

/** What a patch is told apart by: optical imagery where there is any that shows something; never its land cover. */
function pictureOf(imagery: Imagery): Raster | undefined {
  return (['s2', 'rgb', 'sar'] as const)
    .map((modality) => imagery[modality])
    .find((raster) => raster !== undefined && isPicture(raster))
}

/** Patches of one single value are alike, and no duplicates. */
function isPicture({ data }: Raster): boolean {
  const first = data.find((value) => !Number.isNaN(value))
  return first !== undefined && data.some((value) => !Number.isNaN(value) && value !== first)
}

/** 52 bits of SHA-256 over the values. */
function hashOf({ data }: Raster): number {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return Number.parseInt(createHash('sha256').update(bytes).digest('hex').slice(0, 13), 16)
}
