import * as v from 'valibot'
import { ReoError } from '../../errors'
import { issueText } from '../../schemaIssue'

/** What a description says, and the keys in it that mean nothing. */
export interface Parsed<Output> {
  readonly value: Output
  readonly unknownKeys: readonly string[]
}

/**
 * Checks a description against its schema.
 * @param where path of the description, for messages
 * @throws ReoError that names the first key that is wrong, and how many more are
 */
export function parseDescription<Schema extends v.GenericSchema>(
  schema: Schema,
  json: unknown,
  where: string,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, json)
  if (result.success) return { value: result.output, unknownKeys: unknownKeysOf(schema, json, '') }
  const [first, ...others] = result.issues
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  throw new ReoError(`${issueText(first)}${more}`, {
    where,
    mend: 'docs/data-sets.md describes the keys.',
  })
}

/** Keys that a schema's objects do not know, in full: a misspelt one would otherwise go unseen. */
function unknownKeysOf(schema: unknown, value: unknown, path: string): string[] {
  const entries = entriesOf(schema)
  if (entries === undefined || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = Object.hasOwn(entries, key)
    return known ? unknownKeysOf(entries[key], inner, `${path}${key}.`) : [`${path}${key}`]
  })
}

function entriesOf(schema: unknown): Record<string, unknown> | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  if ('wrapped' in schema) return entriesOf(schema.wrapped)
  if ('entries' in schema && isRecord(schema.entries)) return schema.entries
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
