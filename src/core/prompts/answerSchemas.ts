import { LAND_COVER_CLASSES } from '../benchmark/landCover'
import type { Task } from '../benchmark/tasks'

/** A JSON schema, as endpoints take it under `response_format`. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The schema that a task's answer as JSON has to keep; null says that it cannot be told. */
export const ANSWER_SCHEMAS: Readonly<Record<Task, JsonSchema>> = {
  humanActivity: objectWith('answer', { type: ['string', 'null'] }),
  landCover: objectWith('land_cover', {
    enum: [...LAND_COVER_CLASSES.filter(({ code }) => code > 0).map(({ label }) => label), null],
  }),
  patchCount: objectWith('patch_count', { type: ['integer', 'null'] }),
  agb: objectWith('agb', { type: ['number', 'null'] }),
}

function objectWith(key: string, schema: JsonSchema): JsonSchema {
  return { type: 'object', properties: { [key]: schema }, required: [key], additionalProperties: false }
}
