import * as v from 'valibot'
import { RESAMPLINGS } from '../resample'
import { MODALITIES, SPLITS } from '../sample'

export const FOLDER_FORMAT = 'reo-dataset/1'

const text = v.pipe(v.string(), v.nonEmpty('expected some text'))
const size = v.pipe(v.number(), v.integer(), v.minValue(1))
const place = v.pipe(v.number(), v.integer(), v.minValue(0))
const patchSize = described(v.tuple([size, size]), 'Width and height in pixels.')

/** A schema that says what its value is, for the JSON Schema by which editors complete and check descriptions. */
function described<Schema extends v.GenericSchema>(schema: Schema, meaning: string) {
  return v.pipe(schema, v.description(meaning))
}

const images = v.union([text, v.record(text, text)])

/** Where a modality's images are and what they hold. */
export const modalitySchema = v.pipe(
  v.object({
    images: v.optional(
      described(
        images,
        "Path template such as s2/{id}.tif, with {band} where each band has a file of its own; or one path per band. The data set's own `images` when absent.",
      ),
    ),
    bands: v.pipe(
      v.array(v.nullable(text)),
      v.check((bands) => bands.some((band) => band !== null), 'expected at least one band name'),
      v.description("Names of the file's bands in order; null for one that is not used."),
    ),
    scale: v.optional(
      described(
        v.number(),
        "Physical value = stored number × scale + offset. 1 when absent; for rgb what makes whole numbers of the image's type 0–1.",
      ),
    ),
    offset: v.optional(described(v.number(), 'Such as -0.1 for Sentinel-2 from baseline 04.00 on.'), 0),
    transform: v.optional(
      described(
        v.picklist(['linear', 'palsar-dn']),
        'How stored numbers become physical: by scale and offset, or γ⁰ = 10·log10(DN²) − 83 dB of ALOS-2 PALSAR-2 mosaics.',
      ),
      'linear',
    ),
    nodata: v.optional(
      described(
        v.nullable(v.union([v.number(), v.array(v.number())])),
        'Stored values that mean there is no data; null for none; what the file itself says when absent.',
      ),
    ),
    unit: v.optional(described(text, 'Of the physical values, for people.')),
    resample: v.optional(
      described(v.picklist(RESAMPLINGS), "How pixels of another size come onto the patch's grid."),
    ),
    layout: v.optional(
      described(
        v.picklist(['chw', 'hwc']),
        'Order of the axes of .npy arrays; told by the band count when absent.',
      ),
    ),
    array: v.optional(described(text, 'Array of an .npz archive; the only one when absent.')),
    cloud: v.optional(
      described(
        v.object({
          band: described(text, 'One of `bands`.'),
          scale: v.optional(described(v.number(), 'Of a probability or mask: stored number × scale is 0–1.')),
          classes: v.optional(
            described(
              v.array(v.number()),
              "Of a classification: those that are cloud. Sentinel-2's 8, 9 and 10 of SCL when absent.",
            ),
          ),
        }),
        'Band that tells of clouds.',
      ),
    ),
    offsetColumn: v.optional(
      described(text, "Column of ESA's BOA_ADD_OFFSET, the number to add, such as -1000."),
    ),
    baselineColumn: v.optional(
      described(text, 'Column of the processing baseline: 1000 is taken off from 04.00 on.'),
    ),
    dateColumn: v.optional(
      described(text, 'Column of the acquisition date: 1000 is taken off from 2022-01-25 on.'),
    ),
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
  $schema: v.optional(v.string()),
  format: described(v.literal(FOLDER_FORMAT), 'Version of this format.'),
  name: described(text, 'Of the data set, for people.'),
  description: v.optional(v.string()),
  license: v.optional(v.string()),
  synthetic: v.optional(described(v.boolean(), 'Whether it is generated, which figures then say.'), false),
  root: v.optional(
    described(text, "Folder that all other paths are relative to; the description's own when absent."),
  ),
  pixelSize: v.optional(described(v.pipe(v.number(), v.gtValue(0)), 'Metres.')),
  crs: v.optional(text),
  images: v.optional(described(text, 'Path template of modalities that have none of their own.')),
  modalities: modalitiesSchema,
  split: v.optional(described(v.picklist(SPLITS), 'Split of samples that name none.'), 'test'),
}

/** A label that is read from a raster. */
export const labelSchema = v.object({
  image: described(text, 'Path of the raster.'),
  band: v.optional(described(size, 'Counted from 1.'), 1),
  at: described(v.picklist(['centre', 'mean', 'majority']), "How a patch's one label comes of its pixels."),
  scale: v.optional(v.number(), 1),
  offset: v.optional(v.number(), 0),
})

/** A folder of images with a table of samples. */
export const folderSchema = v.object({
  ...common,
  patchSize: v.optional(patchSize),
  landCoverUnits: v.optional(
    described(
      v.object({ minimumPixels: size, connectivity: v.picklist([4, 8]) }),
      'What counts as one unit in patch counts.',
    ),
  ),
  samples: described(text, 'Table of samples: JSONL, a JSON array, CSV, TSV or Parquet.'),
  columns: v.optional(
    described(
      v.object({
        id: v.optional(text),
        split: v.optional(text),
        latitude: v.optional(text),
        longitude: v.optional(text),
        humanActivity: v.optional(text),
        landCover: v.optional(text),
        patchCount: v.optional(text),
        agb: v.optional(text),
        conversations: v.optional(
          described(
            text,
            'Questions and answers about a sample, as LLaVA or OpenAI write conversations; truth is found in them.',
          ),
        ),
        question: v.optional(described(text, 'One question with its answer a row.')),
        answer: v.optional(text),
        task: v.optional(described(text, "What a row's question is about.")),
      }),
      'Our field: their column, or a dotted path such as meta.lat into one that has parts.',
    ),
    {},
  ),
})

/** Large rasters cut into patches on a pixel grid. */
export const chipGridSchema = v.object({
  ...common,
  grid: v.object({
    patchSize,
    window: v.optional(
      described(
        v.object({ left: place, top: place, width: size, height: size }),
        "Part of the first modality's raster that is cut, in pixels; all of it when absent.",
      ),
    ),
  }),
  labels: v.optional(v.object({ agb: v.optional(labelSchema), landCover: v.optional(labelSchema) }), {}),
  metadata: v.optional(
    described(v.record(text, labelSchema), 'Numbers by patch to slice by, read from rasters as labels are.'),
    {},
  ),
})

export type ModalityFile = v.InferOutput<typeof modalitySchema>
export type FolderFile = v.InferOutput<typeof folderSchema>
export type ChipGridFile = v.InferOutput<typeof chipGridSchema>
export type LabelFile = v.InferOutput<typeof labelSchema>
export type Columns = FolderFile['columns']
