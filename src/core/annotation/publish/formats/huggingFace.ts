import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { type Split, SPLITS } from '../../../dataset/sample'
import { NewFile } from '../../../logs/export/newFile'
import { conversationOf } from '../conversation'
import { patchPicture } from '../patchPicture'
import { type PublicationPlan, type PublishedSample, type Publisher, SPLIT_NAMES } from '../publication'
import { sampleRow, textRow } from '../sampleRow'
import { featuresOf, schemaOf } from './huggingFaceSchema'
import { npyBytes } from './npyBytes'

/** Samples of a file: about 100 MB of 25 × 25 px patches with twelve bands. */
const SHARD = 2_000
/** Samples that are held, and later read, together. */
const ROW_GROUP = 200

/**
 * Parquet that Hugging Face `datasets` loads as it is: `data/SPLIT-00000-of-N.parquet` with the picture as an image
 * feature, physical values as `.npy` bytes, the labels, the conversation, and every text with its provenance.
 */
export async function openHuggingFace(folder: string, plan: PublicationPlan): Promise<Publisher> {
  const data = path.join(folder, 'data')
  await mkdir(data)
  const splits = new Map<Split, ShardedSplit>()
  for (const split of SPLITS.filter((split) => plan.samples[split] > 0)) {
    splits.set(split, new ShardedSplit(data, SPLIT_NAMES[split], plan.samples[split]))
  }
  return {
    add(published) {
      splits.get(published.sample.split)?.add(published)
      return Promise.resolve()
    },
    finish() {
      for (const split of splits.values()) split.close()
      return Promise.resolve()
    },
  }
}

/** The files of one split. */
class ShardedSplit {
  readonly #folder: string
  readonly #name: string
  readonly #shards: number
  readonly #ofShard: number
  #index = 0
  #written = 0
  #shard: Shard | undefined

  constructor(folder: string, name: string, samples: number) {
    this.#folder = folder
    this.#name = name
    this.#shards = Math.ceil(samples / SHARD)
    this.#ofShard = Math.ceil(samples / this.#shards)
  }

  add(published: PublishedSample): void {
    this.#shard ??= new Shard(path.join(this.#folder, this.#fileName()))
    this.#shard.add(published)
    this.#written++
    if (this.#written % this.#ofShard === 0) this.#next()
  }

  close(): void {
    this.#next()
  }

  #next(): void {
    if (this.#shard === undefined) return
    this.#shard.close()
    this.#shard = undefined
    this.#index++
  }

  #fileName(): string {
    const padded = (value: number) => String(value).padStart(5, '0')
    return `${this.#name}-${padded(this.#index)}-of-${padded(this.#shards)}.parquet`
  }
}

/** One Parquet file; a row group is held at a time. */
class Shard {
  readonly #file: NewFile
  readonly #writer = new ByteWriter()
  readonly #parquet = new ParquetWriter({
    writer: this.#writer,
    schema: schemaOf(),
    kvMetadata: [{ key: 'huggingface', value: JSON.stringify({ info: { features: featuresOf() } }) }],
  })
  #rows: PublishedSample[] = []

  constructor(file: string) {
    this.#file = new NewFile(file)
  }

  add(published: PublishedSample): void {
    if (this.#rows.push(published) === ROW_GROUP) this.#writeRows()
  }

  close(): void {
    this.#writeRows()
    void this.#parquet.finish()
    this.#flush()
    this.#file.close()
  }

  #writeRows(): void {
    if (this.#rows.length === 0) return
    const rows = this.#rows.map(rowOf)
    const columns = Object.keys(rows[0]) as readonly (keyof (typeof rows)[number])[]
    void this.#parquet.write({
      columnData: columns.map((name) => ({ name, data: rows.map((row) => row[name]) })),
      rowGroupSize: ROW_GROUP,
    })
    this.#rows = []
    this.#flush()
  }

  #flush(): void {
    this.#file.writeBytes(this.#writer.getBytes())
    this.#writer.index = 0
  }
}

function rowOf(published: PublishedSample) {
  const { sample, imagery, file, texts } = published
  const { id, latitude, longitude, land_cover, patch_count, agb, human_activity } = sampleRow(published)
  const picture = patchPicture(imagery)
  return {
    id,
    image: picture === undefined ? null : { bytes: picture, path: `${file}.png` },
    s2: imagery.s2 === undefined ? null : npyBytes(imagery.s2),
    sar: imagery.sar === undefined ? null : npyBytes(imagery.sar),
    latitude: latitude ?? null,
    longitude: longitude ?? null,
    land_cover: land_cover ?? null,
    patch_count: patch_count ?? null,
    agb: agb ?? null,
    human_activity: human_activity ?? [],
    conversations: conversationOf(texts),
    texts: texts.map((text) => {
      const row = textRow(text)
      return {
        ...row,
        value: row.value === undefined ? null : String(row.value),
        model: row.model ?? null,
        prompt_hash: row.prompt_hash ?? null,
      }
    }),
    metadata: JSON.stringify(sample.metadata),
  }
}
