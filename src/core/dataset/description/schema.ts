import * as v from 'valibot'
import { RESAMPLINGS } from '../resample'
import { MODALITIES, SPLITS } from '../sample'

export const FOLDER_FORMAT = 'reo-dataset/1'

const text = v.pipe(v.string(), v.nonEmpty('expected some text'))
const size = v.pipe(v.number(), v.integer(), v.minValue(1))
const place = v.pipe(v.number(), v.integer(), v.minValue(0))
const patchSize = v.tuple([size, size])

/** One path template for all bands, with `{band}` where each has a file of its own; or one per band. */
const images = v.union([text, v.record(text, text)])

const modalitySchema = v.pipe(
  v.object({
    /** Path template such as `s2/{id}.tif`; the data set's own `images` when absent. */
    images: v.optional(images),
    /** Names of the file's bands in order; null for one that is not used. */
    bands: v.pipe(
      v.array(v.nullable(text)),
      v.check((bands) => bands.some((band) => band !== null), 'expected at least one band name'),
    ),
    /** 1 when absent; for `rgb` what makes whole numbers of the image's type 0–1. */
    scale: v.optional(v.number()),
    offset: v.optional(v.number(), 0),
    /** How stored numbers become physical: DN × scale + offset when absent. */
    transform: v.optional(v.picklist(['linear', 'palsar-dn']), 'linear'),
    /** Stored values that mean there is no data; null for none; what the file itself says when absent. */
    nodata: v.optional(v.nullable(v.union([v.number(), v.array(v.number())]))),
    unit: v.optional(text),
    /** How pixels of another size come onto the patch's grid. */
    resample: v.optional(v.picklist(RESAMPLINGS)),
    /** Order of the axes of `.npy` arrays; told by the band count when absent. */
    layout: v.optional(v.picklist(['chw', 'hwc'])),
    /** Array of an `.npz` archive; the only one when absent. */
    array: v.optional(text),
    /**
     * Band that tells of clouds: a probability or mask whose stored number × `scale` is 0–1, or a classification in
     * which `classes` are cloud, those of Sentinel-2's SCL when absent.
     */
    cloud: v.optional(
      v.object({ band: text, scale: v.optional(v.number()), classes: v.optional(v.array(v.number())) }),
    ),
    /** Column of ESA's BOA_ADD_OFFSET, a number of DN to add such as −1000. */
    offsetColumn: v.optional(text),
    /** Column of the processing baseline: −1000 DN from 04.00 on. */
    baselineColumn: v.optional(text),
    /** Column of the acquisition date: −1000 DN from 2022-01-25 on. */
    dateColumn: v.optional(text),
  }),
  v.check(
    ({ offsetColumn, baselineColumn, dateColumn }) =>
      [offsetColumn, baselineColumn, dateColumn].filter((column) => column !== undefined).length <= 1,
    'expected one of offsetColumn, baselineColumn and dateColumn',
  ),
)

/** Modalities that a data set has, each with where its images are and what they hold. */
export const modalitiesSchema = v.pipe(
  v.object({
    s2: v.optional(modalitySchema),
    sar: v.optional(modalitySchema),
    rgb: v.optional(modalitySchema),
    landCover: v.optional(modalitySchema),
  }),
  v.check(
    (value) => Object.values(value).some((modality) => modality !== undefined),
    `expected at least one of ${MODALITIES.join(', ')}`,
  ),
)

const common = {
  format: v.literal(FOLDER_FORMAT),
  name: text,
  description: v.optional(v.string()),
  license: v.optional(v.string()),
  synthetic: v.optional(v.boolean(), false),
  /** Folder that all other paths are relative to; the description's own when absent. */
  root: v.optional(text),
  /** Metres. */
  pixelSize: v.optional(v.pipe(v.number(), v.gtValue(0))),
  crs: v.optional(text),
  /** Path template of modalities that have none of their own. */
  images: v.optional(text),
  modalities: modalitiesSchema,
  /** Split of samples that name none. */
  split: v.optional(v.picklist(SPLITS), 'test'),
}

const labelSchema = v.object({
  image: text,
  /** Counted from 1. */
  band: v.optional(size, 1),
  /** How a patch's one label comes of its pixels. */
  at: v.picklist(['centre', 'mean', 'majority']),
  scale: v.optional(v.number(), 1),
  offset: v.optional(v.number(), 0),
})

/** A folder of images with a table of samples. */
export const folderSchema = v.object({
  ...common,
  patchSize: v.optional(patchSize),
  /** What counts as one unit in patch counts. */
  landCoverUnits: v.optional(v.object({ minimumPixels: size, connectivity: v.picklist([4, 8]) })),
  /** Table of samples: JSONL, CSV or Parquet. */
  samples: text,
  /** Our field: their column, or a dotted path such as `meta.lat` into one that has parts. */
  columns: v.optional(
    v.object({
      id: v.optional(text),
      split: v.optional(text),
      latitude: v.optional(text),
      longitude: v.optional(text),
      humanActivity: v.optional(text),
      landCover: v.optional(text),
      patchCount: v.optional(text),
      agb: v.optional(text),
      /** Questions and answers about a sample, as LLaVA or OpenAI write conversations; truth is found in them. */
      conversations: v.optional(text),
      /** One question with its answer a row, and the task it is about. */
      question: v.optional(text),
      answer: v.optional(text),
      task: v.optional(text),
    }),
    {},
  ),
})

/** Large rasters cut into patches on a pixel grid. */
export const chipGridSchema = v.object({
  ...common,
  grid: v.object({
    patchSize,
    /** Part of the first modality's raster that is cut, in pixels; all of it when absent. */
    window: v.optional(v.object({ left: place, top: place, width: size, height: size })),
  }),
  labels: v.optional(v.object({ agb: v.optional(labelSchema), landCover: v.optional(labelSchema) }), {}),
  /** Numbers by patch to slice by, read from rasters as labels are. */
  metadata: v.optional(v.record(text, labelSchema), {}),
})

export type ModalityFile = v.InferOutput<typeof modalitySchema>
export type FolderFile = v.InferOutput<typeof folderSchema>
export type ChipGridFile = v.InferOutput<typeof chipGridSchema>
export type LabelFile = v.InferOutput<typeof labelSchema>
export type Columns = FolderFile['columns']
