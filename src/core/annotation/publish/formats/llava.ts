import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Split, SPLITS } from '../../../dataset/sample'
import { NewFile } from '../../../logs/export/newFile'
import { conversationOf } from '../conversation'
import { patchPicture } from '../patchPicture'
import { type PublicationPlan, type PublishedSample, type Publisher, SPLIT_NAMES } from '../publication'
import { sampleRow, textRow } from '../sampleRow'

/** What LLaVA's training code reads: a JSON array of conversations per split, and PNG pictures in `images`. */
export async function openLlava(folder: string, plan: PublicationPlan): Promise<Publisher> {
  await mkdir(path.join(folder, 'images'))
  const files = new Map<Split, JsonArrayFile>()
  for (const split of SPLITS) {
    if (plan.samples[split] > 0) {
      files.set(split, new JsonArrayFile(path.join(folder, `${SPLIT_NAMES[split]}.json`)))
    }
  }
  return {
    async add(published) {
      const picture = patchPicture(published.imagery)
      const image = `images/${published.file}.png`
      if (picture !== undefined) await writeFile(path.join(folder, image), picture)
      files.get(published.sample.split)?.add(entryOf(published, picture === undefined ? undefined : image))
    },
    finish() {
      for (const file of files.values()) file.close()
      return Promise.resolve()
    },
  }
}

function entryOf(published: PublishedSample, image: string | undefined): unknown {
  const { id, ...known } = sampleRow(published)
  return {
    id,
    ...(image !== undefined && { image }),
    conversations: conversationOf(published.texts),
    metadata: known,
    provenance: published.texts.map(textRow),
  }
}

/** A JSON array that is never held whole. */
class JsonArrayFile {
  readonly #file: NewFile
  #isEmpty = true

  constructor(file: string) {
    this.#file = new NewFile(file)
  }

  add(item: unknown): void {
    this.#file.write(`${this.#isEmpty ? '[\n' : ',\n'}${JSON.stringify(item)}`)
    this.#isEmpty = false
  }

  close(): void {
    this.#file.write(this.#isEmpty ? '[]\n' : '\n]\n')
    this.#file.close()
  }
}
