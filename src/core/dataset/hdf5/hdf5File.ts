import { stat } from 'node:fs/promises'
import { ReoError } from '../../errors'
import { workerProgram } from '../../workers/workerProgram'
import { WorkerEndedError, WorkerThread } from '../../workers/workerThread'
import type {
  ArrayDescription,
  AttributeValue,
  FileKey,
  FoundObject,
  Hdf5Methods,
  Range,
} from './hdf5Methods'
import type { Hdf5Values } from './hdf5Type'

const SECONDS_PER_REQUEST = 60

const thread = new WorkerThread<Hdf5Methods>(workerProgram('hdf5'), SECONDS_PER_REQUEST)
let opened = 0

/**
 * An HDF5 file opened for reading, by a thread of its own that a damaged file cannot take anyone with. Objects are found
 * by name, one level at a time; links are never followed, and nothing is read from any other file.
 */
export class Hdf5File {
  readonly path: string
  readonly #key: FileKey
  readonly #descriptions = new Map<string, ArrayDescription>()

  private constructor(path: string) {
    this.path = path
    this.#key = { id: opened++, path }
  }

  /** @throws ReoError when the file is missing, foreign or truncated */
  static async open(path: string): Promise<Hdf5File> {
    const status = await stat(path).catch(() => undefined)
    if (!status?.isFile()) {
      throw new ReoError('There is no such file', { where: path, mend: 'Check the path.' })
    }
    const file = new Hdf5File(path)
    await file.#ask('open', { file: file.#key })
    return file
  }

  /** Names within a group, one level deep. @throws ReoError when there is no such group */
  names(group = '/'): Promise<readonly string[]> {
    return this.#ask('names', { file: this.#key, group })
  }

  /** What a name stands for, a link told as such; undefined where there is nothing. */
  find(name: string): Promise<FoundObject | undefined> {
    return this.#ask('find', { file: this.#key, name })
  }

  /** Whether a name is a group or an array; undefined where there is neither, or only a link to somewhere else. */
  async kindOf(name: string): Promise<'group' | 'array' | undefined> {
    const kind = (await this.find(name))?.kind
    return kind === 'group' || kind === 'array' ? kind : undefined
  }

  /** Shape and type of an array; undefined where there is none of that name. */
  async describe(name: string): Promise<ArrayDescription | undefined> {
    const known = this.#descriptions.get(name)
    if (known !== undefined) return known
    if ((await this.kindOf(name)) !== 'array') return undefined
    const description = await this.#ask('describe', { file: this.#key, name })
    this.#descriptions.set(name, description)
    return description
  }

  /** Lengths of the first axis of many arrays at once; 0 where there is no such array. */
  lengths(names: readonly string[]): Promise<readonly number[]> {
    return this.#ask('lengths', { file: this.#key, names })
  }

  /** Attributes of an object; empty where there is none. @param object path of their holder, or `/` */
  attributes(object: string): Promise<Readonly<Record<string, AttributeValue>>> {
    return this.#ask('attributes', { file: this.#key, object })
  }

  /** An attribute's value; undefined where there is none. @param object path of its holder, or `/` */
  async attribute(object: string, name: string): Promise<AttributeValue | undefined> {
    const attributes = await this.attributes(object)
    return Object.hasOwn(attributes, name) ? attributes[name] : undefined
  }

  /**
   * Values of an array, or of a part of it.
   * @param ranges by axis; whole axes where absent
   * @throws ReoError when there is no such array, or its values cannot be read
   */
  read(name: string, ranges: readonly Range[] = []): Promise<Hdf5Values> {
    return this.#ask('read', { file: this.#key, name, ranges })
  }

  /** The first values of an array of whatever type, in words; none where they lie elsewhere. */
  words(name: string, limit: number): Promise<readonly string[]> {
    return this.#ask('words', { file: this.#key, name, limit })
  }

  async close(): Promise<void> {
    await this.#ask('close', { file: this.#key })
  }

  /** @throws ReoError that names the file */
  async #ask<Method extends keyof Hdf5Methods>(
    method: Method,
    params: Hdf5Methods[Method]['params'],
  ): Promise<Hdf5Methods[Method]['result']> {
    try {
      return await thread.ask(method, params)
    } catch (error) {
      if (error instanceof ReoError) throw new ReoError(error.message, { where: this.path, cause: error })
      if (!(error instanceof WorkerEndedError)) throw error
      throw new ReoError(`The HDF5 library gave up on this file (${error.message})`, {
        where: this.path,
        mend: 'Check it with h5dump; other files are still read.',
        cause: error,
      })
    }
  }
}
