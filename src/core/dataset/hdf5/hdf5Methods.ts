import type { Hdf5Values } from './hdf5Type'

/** First index and the one after the last. */
export type Range = readonly [from: number, to: number]

/** A file as the thread that reads it knows it: it opens the path again whenever it has lost the file. */
export interface FileKey {
  /** Unique per opened file. */
  readonly id: number
  readonly path: string
}

/** What a name stands for; links are never followed: they could lead out of the file or in a circle. */
export interface FoundObject {
  readonly kind: 'group' | 'array' | 'type' | 'link'
  /** Where the object lies in the file: two names with one address are one object. −1 for a link. */
  readonly address: number
}

/** What is known of an array before any of its values is read. */
export interface ArrayDescription {
  readonly shape: readonly number[]
  /** Name of the stored type, whether it can be read or not. */
  readonly typeName: string
  /** Shape of a chunk; absent where the values lie in one piece. */
  readonly chunks?: readonly number[]
  /** Names of the filters that the chunks went through, such as `gzip 4`. */
  readonly filters: readonly string[]
  /** Why its values cannot be read. */
  readonly unreadable?: string
}

/** An attribute: texts and numbers as they are, all else in words. */
export type AttributeValue = string | number | boolean | readonly (string | number | boolean)[]

/** What the thread that reads HDF5 files is asked. */
export type Hdf5Methods = {
  readonly open: { readonly params: { readonly file: FileKey }; readonly result: null }
  /** Names within a group, in its order. */
  readonly names: {
    readonly params: { readonly file: FileKey; readonly group: string }
    readonly result: readonly string[]
  }
  readonly find: {
    readonly params: { readonly file: FileKey; readonly name: string }
    readonly result: FoundObject | undefined
  }
  readonly describe: {
    readonly params: { readonly file: FileKey; readonly name: string }
    readonly result: ArrayDescription
  }
  /** Lengths of the first axis of arrays; 0 where there is no such array. */
  readonly lengths: {
    readonly params: { readonly file: FileKey; readonly names: readonly string[] }
    readonly result: readonly number[]
  }
  readonly attributes: {
    readonly params: { readonly file: FileKey; readonly object: string }
    readonly result: Readonly<Record<string, AttributeValue>>
  }
  readonly read: {
    readonly params: { readonly file: FileKey; readonly name: string; readonly ranges: readonly Range[] }
    readonly result: Hdf5Values
  }
  /** The first values of an array of whatever type, in words. */
  readonly words: {
    readonly params: { readonly file: FileKey; readonly name: string; readonly limit: number }
    readonly result: readonly string[]
  }
  readonly close: { readonly params: { readonly file: FileKey }; readonly result: null }
}
