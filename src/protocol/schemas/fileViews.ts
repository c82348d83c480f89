import * as v from 'valibot'
import type { ImageDescription } from '../../core/dataset/look/viewedImage'
import {
  type FileAnswer,
  type FileEditorMessage,
  type FilePageMessage,
  type FileQuery,
  WAYS_ON,
} from '../fileViews'
import { count, figure, location } from './domain'
import { encodedArray } from './arrays'

/** A window is at most this wide and high. */
const MAXIMUM_WINDOW = 1024
const MAXIMUM_BANDS = 64

const side = v.pipe(count, v.minValue(1), v.maxValue(MAXIMUM_WINDOW))
const imageName = v.object({ array: v.optional(v.string()), index: count })

export const fileQuery: v.GenericSchema<unknown, FileQuery> = v.variant('kind', [
  v.object({ kind: v.literal('raster') }),
  v.object({
    kind: v.literal('window'),
    image: imageName,
    level: count,
    window: v.object({ left: count, top: count, width: side, height: side }),
    bands: v.pipe(v.array(count), v.maxLength(MAXIMUM_BANDS)),
  }),
  v.object({ kind: v.literal('pixel'), image: imageName, column: count, row: count }),
  v.object({ kind: v.literal('group'), path: v.string() }),
  v.object({ kind: v.literal('array'), path: v.string() }),
])

const imageDescription: v.GenericSchema<unknown, ImageDescription> = v.object({
  levels: v.pipe(v.array(v.object({ width: count, height: count })), v.minLength(1)),
  bands: v.array(v.string()),
  count,
  type: v.string(),
  nodata: v.nullable(v.number()),
  facts: v.record(v.string(), v.string()),
})

const attribute = v.union([v.string(), v.number(), v.boolean()])
const attributes = v.record(v.string(), v.union([attribute, v.array(attribute)]))

export const fileAnswer: v.GenericSchema<unknown, FileAnswer> = v.variant('kind', [
  v.object({ kind: v.literal('raster'), image: imageDescription }),
  v.object({ kind: v.literal('window'), values: encodedArray }),
  v.object({
    kind: v.literal('pixel'),
    // JSON knows no NaN.
    values: v.array(
      v.pipe(
        figure,
        v.transform((value) => value ?? Number.NaN),
      ),
    ),
    coordinates: v.optional(v.tuple([v.number(), v.number()])),
    location: v.optional(location),
  }),
  v.object({
    kind: v.literal('group'),
    hasPatches: v.boolean(),
    members: v.array(
      v.object({
        name: v.string(),
        kind: v.picklist(['group', 'array', 'type', 'link']),
        summary: v.optional(v.string()),
      }),
    ),
    total: count,
    attributes,
  }),
  v.object({
    kind: v.literal('array'),
    image: v.optional(imageDescription),
    description: v.object({
      shape: v.array(count),
      typeName: v.string(),
      chunks: v.optional(v.array(count)),
      filters: v.array(v.string()),
      unreadable: v.optional(v.string()),
    }),
    attributes,
    firstValues: v.array(v.string()),
    statistics: v.optional(v.object({ min: figure, max: figure, mean: figure, nodataShare: v.number() })),
    counted: count,
  }),
])

export const filePageMessage: v.GenericSchema<unknown, FilePageMessage> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('query'), request: count, query: fileQuery }),
  v.object({ type: v.literal('openWith') }),
  v.object({ type: v.literal('manageTrust') }),
  v.object({ type: v.literal('saveCopy') }),
  v.object({ type: v.literal('inspectPatch') }),
])

export const fileEditorMessage: v.GenericSchema<unknown, FileEditorMessage> = v.variant('type', [
  v.object({ type: v.literal('show'), file: v.picklist(['raster', 'hdf5']), name: v.string() }),
  v.object({ type: v.literal('refuse'), message: v.string(), way: v.picklist(WAYS_ON) }),
  v.object({ type: v.literal('answer'), request: count, answer: fileAnswer }),
  v.object({ type: v.literal('failure'), request: count, message: v.string() }),
])
