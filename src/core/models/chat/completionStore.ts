import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { tellDamaged } from '../../damagedCache'
import { KeyTable } from '../../keyTable'
import { eachLine } from '../../runs/logLines'
import type { Completion } from './chatClient'

/** A file that has grown so far takes no more answers: it has some 500,000. */
const MAXIMUM_FILE_BYTES = 256 * 2 ** 20

/** What the folder may hold; the file that was not used for longest goes first. */
const MAXIMUM_FOLDER_BYTES = 2 ** 30

/** More than most lines are long. */
const READ_BYTES = 4096

const NEWLINE = 10

/**
 * Answers of one model that earlier runs have kept, by what was asked: a file of JSON lines. Processes may share it: each
 * appends whole lines, and finds those that were there when it opened the file.
 */
export class CompletionStore {
  readonly #location: string
  readonly #file: FileHandle
  /** Bytes at which lines begin. */
  readonly #offsets: KeyTable
  #length: number

  private constructor(location: string, file: FileHandle, offsets: KeyTable, length: number) {
    this.#location = location
    this.#file = file
    this.#offsets = offsets
    this.#length = length
  }

  /**
   * @param folder that is kept for such files alone
   * @param model its id; each model has a file of its own
   */
  static async open(folder: string, model: string): Promise<CompletionStore> {
    await mkdir(folder, { recursive: true })
    const name = createHash('sha256').update(model).digest('hex').slice(0, 16)
    const location = path.join(folder, `${name}.jsonl`)
    const file = await open(location, 'a+')
    await utimes(location, new Date(), new Date())
    await removeOldest(folder)
    const offsets = new KeyTable()
    let length = 0
    const wholeBytes = await eachLine(location, (line) => {
      offsets.set(keyOf(line), length)
      length += Buffer.byteLength(line) + 1
    })
    // A line that was torn when it was written must not swallow the next.
    if ((await file.stat()).size > wholeBytes) await file.appendFile('\n')
    return new CompletionStore(location, file, offsets, length)
  }

  /** The answer to what was asked, or undefined where none is kept that can be read. */
  async find(key: string): Promise<Completion | undefined> {
    const offset = this.#offsets.get(key)
    const line = offset === undefined ? undefined : await this.#lineAt(offset)
    // Two keys may share a hash, and a line may have been torn when it was written.
    if (line === undefined || keyOf(line) !== key) return undefined
    const completion = parseEntry(line)
    if (completion === undefined) tellDamaged('answers of a model', this.#location)
    return completion
  }

  async keep(key: string, completion: Completion): Promise<void> {
    if (this.#length >= MAXIMUM_FILE_BYTES) return
    const text = JSON.stringify(completion)
    const line = `{"key":"${key}","sum":"${checksumOf(key, text)}","completion":${text}}\n`
    this.#length += Buffer.byteLength(line)
    await this.#file.appendFile(line)
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  async #lineAt(offset: number): Promise<string> {
    for (let bytes = READ_BYTES; ; bytes *= 8) {
      const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(bytes), 0, bytes, offset)
      const end = buffer.subarray(0, bytesRead).indexOf(NEWLINE)
      if (end >= 0 || bytesRead < bytes) return buffer.toString('utf8', 0, end >= 0 ? end : bytesRead)
    }
  }
}

const token = v.object({ token: v.string(), logprob: v.number() })

const completionSchema = v.object({
  text: v.string(),
  refused: v.boolean(),
  cutOff: v.boolean(),
  model: v.optional(v.string()),
  usage: v.optional(v.object({ inputTokens: v.number(), outputTokens: v.number() })),
  logprobs: v.optional(v.array(v.object({ ...token.entries, top: v.array(token) }))),
})

/** The answer of a line; undefined where it has changed since it was written. */
function parseEntry(line: string): Completion | undefined {
  const [, key = '', sum, text = ''] = /^\{"key":"(\w+)","sum":"(\w+)","completion":(.*)\}$/.exec(line) ?? []
  if (sum !== checksumOf(key, text)) return undefined
  const parsed = v.safeParse(completionSchema, JSON.parse(text))
  return parsed.success ? parsed.output : undefined
}

function checksumOf(key: string, text: string): string {
  return createHash('sha256').update(`${key} ${text}`).digest('hex').slice(0, 16)
}

/** What a line begins with, as {@link CompletionStore.keep} writes it. */
const HEAD = '{"key":"'

function keyOf(line: string): string {
  return line.slice(HEAD.length, line.indexOf('"', HEAD.length))
}

async function removeOldest(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const location = path.join(folder, name)
      const { size, mtimeMs } = await stat(location)
      return { location, size, mtimeMs }
    }),
  )
  let total = 0
  for (const { location, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    total += size
    if (total > MAXIMUM_FOLDER_BYTES) await rm(location, { force: true })
  }
}
