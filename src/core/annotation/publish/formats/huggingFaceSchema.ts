import type { SchemaElement } from 'hyparquet'

/** A column of the published table, once for Parquet and once for `datasets`. */
type Column =
  | { readonly type: 'string' | 'binary' | 'float64' | 'int32' | 'image' }
  | { readonly type: 'list'; readonly of: 'string' | Readonly<Record<string, Column>> }

const string = { type: 'string' } as const
const binary = { type: 'binary' } as const
const float64 = { type: 'float64' } as const
const int32 = { type: 'int32' } as const

const COLUMNS: Readonly<Record<string, Column>> = {
  id: string,
  image: { type: 'image' },
  s2: binary,
  sar: binary,
  latitude: float64,
  longitude: float64,
  land_cover: int32,
  patch_count: int32,
  agb: float64,
  human_activity: { type: 'list', of: { question: string, answer: string } },
  conversations: { type: 'list', of: { from: string, value: string } },
  texts: {
    type: 'list',
    of: {
      id: string,
      task: string,
      aspect: string,
      register: string,
      kind: string,
      question: string,
      answer: string,
      value: string,
      template: string,
      model: string,
      prompt_hash: string,
      attempts: int32,
      checks: { type: 'list', of: 'string' },
    },
  },
  metadata: string,
}

/** Parquet's schema of the table, depth first. */
export function schemaOf(): SchemaElement[] {
  return [{ name: 'root', num_children: Object.keys(COLUMNS).length }, ...elementsOf(COLUMNS)]
}

function elementsOf(columns: Readonly<Record<string, Column>>): SchemaElement[] {
  return Object.entries(columns).flatMap(([name, column]) => elements(name, column))
}

function elements(name: string, column: Column): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  switch (column.type) {
    case 'string':
      return [{ ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' }]
    case 'binary':
      return [{ ...optional, type: 'BYTE_ARRAY' }]
    case 'float64':
      return [{ ...optional, type: 'DOUBLE' }]
    case 'int32':
      return [{ ...optional, type: 'INT32' }]
    case 'image':
      return [{ ...optional, num_children: 2 }, ...elementsOf({ bytes: binary, path: string })]
    case 'list':
      return [
        { ...optional, num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        ...elementsOfItem(column.of),
      ]
  }
}

function elementsOfItem(item: 'string' | Readonly<Record<string, Column>>): SchemaElement[] {
  if (item === 'string') return elements('element', string)
  return [
    { name: 'element', repetition_type: 'OPTIONAL', num_children: Object.keys(item).length },
    ...elementsOf(item),
  ]
}

/** The table's features as `datasets` keeps them in a Parquet file. */
export function featuresOf(): unknown {
  return Object.fromEntries(Object.entries(COLUMNS).map(([name, column]) => [name, feature(column)]))
}

function feature(column: Column): unknown {
  switch (column.type) {
    case 'image':
      return { _type: 'Image' }
    case 'list':
      return column.of === 'string' ? [feature(string)] : [features(column.of)]
    default:
      return { dtype: column.type, _type: 'Value' }
  }
}

function features(columns: Readonly<Record<string, Column>>): unknown {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, feature(column)]))
}
