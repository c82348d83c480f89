import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { annotationLineSchema } from '../../src/core/annotation/annotationLines'
import {
  chipGridSchema,
  folderSchema,
  labelSchema,
  modalitySchema,
} from '../../src/core/dataset/description/schema'
import { manifestSchema } from '../../src/core/models/onnx/manifest'
import { variantsSchema, vlmSchema } from '../../src/core/models/onnxVlm/manifest'
import { reviewLineSchema } from '../../src/core/review/reviewLines'
import { modelSchema, runLineSchema } from '../../src/core/runs/runLines'
import { slicesSchema } from '../../src/core/selection/savedSlices'

type JsonSchema = ReturnType<typeof toJsonSchema>

/** A format of files, by the schemas that the program itself checks them by. */
interface Format {
  readonly title: string
  readonly description: string
  /** Parts that are written once. */
  readonly definitions: Readonly<Record<string, GenericSchema>>
  /** Whether keys that are not known are mistakes, as in files that people write. */
  readonly isClosed: boolean
  /** The whole of its schemas' conversions. */
  readonly convert: (convert: (schema: GenericSchema) => JsonSchema) => JsonSchema
}

const FORMATS: Readonly<Record<string, Format>> = {
  dataset: {
    title: 'Data set of REO Notebook',
    description: 'A folder of images with a table, or rasters cut into patches: docs/data-sets.md.',
    definitions: { modality: modalitySchema, label: labelSchema },
    isClosed: true,
    convert: (convert) => ({
      if: { required: ['grid'] },
      then: convert(chipGridSchema),
      else: convert(folderSchema),
    }),
  },
  model: {
    title: 'Model of REO Notebook, model.json',
    description:
      'A network over patches, a small vision-language model, or a folder of several: docs/bring-your-own-model.md, docs/models.md.',
    definitions: {},
    isClosed: false,
    convert: (convert) => ({
      if: { properties: { format: { const: 'reo-vlm/1' } } },
      then: convert(vlmSchema),
      else: {
        if: { properties: { format: { const: 'reo-variants/1' } } },
        then: convert(variantsSchema),
        else: convert(manifestSchema),
      },
    }),
  },
  run: {
    title: 'A line of a run log of REO Notebook, NAME.reo.jsonl',
    description: 'Header, answer, correction, skipped sample or end: docs/formats.md.',
    definitions: { model: modelSchema },
    isClosed: false,
    convert: (convert) => convert(runLineSchema),
  },
  annotations: {
    title: 'A line of an annotation log of REO Notebook, NAME.reo-annotations.jsonl',
    description: 'Header, text, removed text or end: docs/annotating.md.',
    definitions: { model: modelSchema },
    isClosed: false,
    convert: (convert) => convert(annotationLineSchema),
  },
  review: {
    title: 'A line of a review log of REO Notebook, NAME.REVIEWER.reo-review.jsonl',
    description: 'Header, verdict, or a verdict taken back: docs/reviewing.md.',
    definitions: {},
    isClosed: false,
    convert: (convert) => convert(reviewLineSchema),
  },
  slices: {
    title: 'Slices of REO Notebook, reo-slices.json',
    description: 'Samples kept under a name beside run logs: docs/selecting.md.',
    definitions: {},
    isClosed: false,
    convert: (convert) => convert(slicesSchema),
  },
}

/** What JSON Schema has no words for; the program checks it. */
const UNSAID = ['check', 'trim', 'finite']

/** The JSON Schemas of all files that others may write or read, as text by path. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const files = Object.entries(FORMATS).map(
    ([name, format]) => [`schemas/${name}.schema.json`, JSON.stringify(schemaOf(format))] as const,
  )
  return new Map(files)
}

function schemaOf({ title, description, definitions, isClosed, convert }: Format): JsonSchema {
  const how: ConversionConfig = {
    typeMode: 'input',
    target: 'draft-07',
    ignoreActions: UNSAID,
    overrideSchema: isClosed ? closed : asConverted,
  }
  const shared: Record<string, JsonSchema> = {}
  const converted = convert((schema) => {
    const { $schema: _, $defs = {}, ...rest } = toJsonSchema(schema, { ...how, definitions })
    Object.assign(shared, $defs)
    return rest
  })
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    description,
    ...converted,
    ...(Object.keys(shared).length > 0 && { $defs: shared }),
  }
}

type Override = NonNullable<ConversionConfig['overrideSchema']>

/** Records are converted although keys of a choice have no words in JSON Schema. */
const asConverted: Override = ({ valibotSchema, jsonSchema }) =>
  valibotSchema.type === 'record' ? jsonSchema : undefined

const closed: Override = (context) =>
  context.valibotSchema.type === 'object'
    ? { ...context.jsonSchema, additionalProperties: false }
    : asConverted(context)
