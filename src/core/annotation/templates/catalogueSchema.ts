import * as v from 'valibot'
import { type Task, TASKS } from '../../benchmark/tasks'
import { ASPECTS, REGISTERS } from '../annotationLog'
import { TEMPLATE_FORMAT } from './template'

const text = v.pipe(v.string('expected text'), v.trim(), v.nonEmpty('expected some text'))
const texts = v.pipe(v.array(text), v.nonEmpty('expected at least one text'))
const single = v.union([v.string(), v.number(), v.boolean(), v.null()])
const condition = v.union(
  [single, v.array(single), v.strictObject({ min: v.optional(v.number()), max: v.optional(v.number()) })],
  'expected a value, a list of values, or a range such as { min: 10, max: 50 }',
)
const conditions = v.record(v.string(), condition)

const answerCase = v.strictObject({
  when: v.optional(conditions),
  value: v.optional(v.union([v.string(), v.number(), v.boolean()])),
  say: texts,
})

const common = {
  id: v.pipe(text, v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected small letters, digits and hyphens')),
  register: v.picklist(REGISTERS),
  when: v.optional(conditions),
  question: texts,
  answers: v.pipe(v.array(answerCase), v.nonEmpty('expected at least one answer')),
}

/** A template's aspect has to be one of its task's. */
const template = v.variant('task', [
  templateOf('humanActivity'),
  templateOf('landCover'),
  templateOf('patchCount'),
  templateOf('agb'),
])

function templateOf<Name extends Task>(task: Name) {
  return v.strictObject({ ...common, task: v.literal(task), aspect: v.picklist(ASPECTS[task]) })
}

/** What a file of templates has to be, its slots aside. */
export const catalogueSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(TEMPLATE_FORMAT),
  name: text,
  version: text,
  phrases: v.optional(v.record(v.string(), texts), {}),
  templates: v.pipe(v.array(template), v.nonEmpty(`expected templates of ${TASKS.join(', ')}`)),
})

export type CatalogueFile = v.InferOutput<typeof catalogueSchema>
