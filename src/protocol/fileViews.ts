import type { ArrayView, GroupView } from '../core/dataset/look/lookAtHdf5'
import type { ImageDescription, ViewedPixel, ViewedWindow } from '../core/dataset/look/viewedImage'
import type { EncodedArray } from './payloads'

/** Which image of a file: of an HDF5 file one of those in an array. */
export interface ImageName {
  /** Path of the array; absent in a TIFF. */
  readonly array?: string
  /** Which of the images that lie behind one another. */
  readonly index: number
}

/** What the page that shows a file asks; the file itself is named by the editor, never by the page. */
export type FileQuery =
  | { readonly kind: 'raster' }
  | {
      readonly kind: 'window'
      readonly image: ImageName
      readonly level: number
      readonly window: ViewedWindow
      readonly bands: readonly number[]
    }
  | { readonly kind: 'pixel'; readonly image: ImageName; readonly column: number; readonly row: number }
  | { readonly kind: 'group'; readonly path: string }
  | { readonly kind: 'array'; readonly path: string }

export type FileAnswer =
  | { readonly kind: 'raster'; readonly image: ImageDescription }
  /** Bands × height × width stored values. */
  | { readonly kind: 'window'; readonly values: EncodedArray }
  | ({ readonly kind: 'pixel' } & ViewedPixel)
  /** `hasPatches` where the file is an AGBD data set. */
  | ({ readonly kind: 'group'; readonly hasPatches: boolean } & GroupView)
  /** With the image that the array can be seen as, if any. */
  | ({ readonly kind: 'array'; readonly image?: ImageDescription } & ArrayView)

/** Kinds of files that have an editor. */
export type FileKind = 'raster' | 'hdf5'

/** Page → editor. */
export type FilePageMessage =
  /** The page is there, for the first time or again. */
  | { readonly type: 'ready' }
  | { readonly type: 'query'; readonly request: number; readonly query: FileQuery }
  /** Another editor, such as a binary one. */
  | { readonly type: 'openWith' }
  | { readonly type: 'manageTrust' }
  /** A copy on this machine, of a file that lies on none of its disks. */
  | { readonly type: 'saveCopy' }
  /** One of the file's patches in full. */
  | { readonly type: 'inspectPatch' }

/** What lets a file be shown after all: a message of the page's, if any. */
export const WAYS_ON = ['manageTrust', 'saveCopy', 'none'] as const
export type WayOn = (typeof WAYS_ON)[number]

/** Editor → page. */
export type FileEditorMessage =
  | { readonly type: 'show'; readonly file: FileKind; readonly name: string }
  | { readonly type: 'refuse'; readonly message: string; readonly way: WayOn }
  | { readonly type: 'answer'; readonly request: number; readonly answer: FileAnswer }
  | { readonly type: 'failure'; readonly request: number; readonly message: string }
