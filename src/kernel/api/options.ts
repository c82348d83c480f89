import * as v from 'valibot'
import { DERIVATIONS } from '../../core/runs/derivations'
import { CORRECTED_STATUSES } from '../../core/runs/correction'
import { ReoError } from '../../core/errors'
import { ANSWER_ORDERS } from '../../core/metrics/answers/sortQuestions'
import { COMPARED_FIGURES } from '../../core/metrics/comparison/resampledFigures'
import { answerFilterEntries } from '../../protocol/schemas/answers'
import { STRATIFIERS } from '../../core/review/sampling/levels'
import { MAXIMUM_REVIEWED_SAMPLES } from '../../protocol/reviews'
import { askingEntries } from '../../protocol/schemas/asking'
import { readingPolicies, split, task } from '../../protocol/schemas/domain'
import { parseValue } from '../../protocol/validation'

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))

const numberTask = v.picklist(['agb', 'patchCount'])

const derivation = v.picklist(DERIVATIONS)

const scoring = {
  by: v.optional(v.string()),
  bootstrap: v.optional(whole),
  countBins: v.optional(
    v.pipe(
      v.array(whole),
      v.check((starts) => isAscending(starts), 'expected ascending numbers'),
    ),
  ),
  trainingMeans: v.optional(
    v.strictObject({ agb: v.optional(v.number()), patchCount: v.optional(v.number()) }),
  ),
}

const twoModels = v.tuple([v.string(), v.string()])

const comparing = {
  task: v.optional(task),
  cluster: v.optional(v.string()),
  bootstrap: v.optional(whole),
}

/** How small VLMs that run here answer, besides what is said of all language models. */
const generation = {
  seed: v.optional(whole),
  stop: v.optional(v.array(v.pipe(v.string(), v.nonEmpty()))),
  numberBeam: v.optional(whole),
}

/** Options of the methods of `reo` in cells; a misspelt one is an error, not silence. */
export const OPTIONS = {
  evaluate: v.strictObject({
    tasks: v.optional(v.pipe(v.array(task), v.minLength(1))),
    limit: v.optional(positive),
    out: v.optional(v.string()),
    ...askingEntries,
    ...generation,
  }),
  annotate: v.strictObject({
    templates: v.optional(v.string()),
    tasks: v.optional(v.pipe(v.array(task), v.minLength(1))),
    texts: v.optional(positive),
    seed: v.optional(whole),
    model: v.optional(v.string()),
    limit: v.optional(positive),
    out: v.optional(v.string()),
    resume: v.optional(v.boolean()),
    temperature: askingEntries.temperature,
    maximumTokens: askingEntries.maximumTokens,
    timeout: askingEntries.timeout,
    concurrency: askingEntries.concurrency,
    cache: askingEntries.cache,
  }),
  check: v.strictObject({ all: v.optional(v.boolean()) }),
  describe: v.strictObject({ region: v.optional(v.string()), date: v.optional(v.string()) }),
  samples: v.strictObject({ limit: v.optional(positive) }),
  show: v.strictObject({ composite: v.optional(v.string()) }),
  report: v.strictObject(scoring),
  metrics: v.strictObject(scoring),
  reread: v.strictObject(readingPolicies),
  override: v.strictObject({
    sample: v.string(),
    model: v.string(),
    task,
    question: v.optional(v.string()),
    repeat: v.optional(whole),
    status: v.optional(v.picklist(CORRECTED_STATUSES)),
    value: v.optional(v.union([v.number(), v.string(), v.boolean()])),
    undo: v.optional(v.boolean()),
    why: v.pipe(v.string(), v.nonEmpty('expected a reason')),
    by: v.optional(v.string()),
  }),
  sensitivity: v.strictObject({ bootstrap: v.optional(whole) }),
  leaderboard: v.strictObject({ ...comparing, figure: v.optional(v.picklist(COMPARED_FIGURES)) }),
  compare: v.strictObject(comparing),
  compareRuns: v.strictObject({ ...comparing, models: v.optional(twoModels) }),
  changes: v.strictObject({ task, limit: v.optional(positive) }),
  changesAcross: v.strictObject({ task, limit: v.optional(positive), models: v.optional(twoModels) }),
  coverage: v.strictObject({ cluster: v.optional(v.string()) }),
  flips: v.strictObject({
    ...comparing,
    task,
    models: v.optional(v.pipe(v.array(v.string()), v.minLength(2))),
    by: v.optional(v.string()),
  }),
  weakSlices: v.strictObject({
    task: v.optional(task),
    model: v.optional(v.string()),
    depth: v.optional(v.pipe(positive, v.maxValue(3))),
    minimum: v.optional(v.pipe(positive, v.minValue(5))),
    limit: v.optional(v.pipe(positive, v.maxValue(100))),
    cluster: v.optional(v.string()),
  }),
  residuals: v.strictObject({ against: v.optional(v.string()), model: v.optional(v.string()) }),
  patches: v.strictObject({
    task: v.optional(task),
    model: v.optional(v.string()),
    models: v.optional(v.array(v.string())),
    sort: v.optional(v.picklist(ANSWER_ORDERS)),
    limit: v.optional(positive),
  }),
  review: v.strictObject({
    samples: v.optional(v.pipe(positive, v.maxValue(MAXIMUM_REVIEWED_SAMPLES))),
    by: v.optional(v.array(v.picklist(STRATIFIERS))),
    seed: v.optional(whole),
    split: v.optional(split),
    dataset: v.optional(v.string()),
    reviewer: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty('expected a name'))),
  }),
  agreement: v.strictObject({ bootstrap: v.optional(whole) }),
  exportReview: v.strictObject({ reviewers: v.optional(positive), split: v.optional(split) }),
  answers: v.strictObject({
    task,
    sort: v.optional(v.picklist(ANSWER_ORDERS)),
    sortModel: v.optional(v.string()),
    limit: v.optional(positive),
    models: v.optional(v.array(v.string())),
    filter: v.optional(v.strictObject(answerFilterEntries)),
  }),
  chain: v.strictObject({ models: v.optional(v.array(v.string())) }),
}

/** Options as a method takes them. @throws ReoError that names the option that is wrong */
export function checkOptions<Method extends keyof typeof OPTIONS>(
  method: Method,
  options: unknown,
): v.InferOutput<(typeof OPTIONS)[Method]> {
  const schema: (typeof OPTIONS)[Method] = OPTIONS[method]
  const known = Object.keys(schema.entries)
  if (typeof options !== 'object' || options === null) {
    throw new ReoError(`${method} takes options by name`, {
      mend: `Such as { ${known[0]}: … }; there are ${known.join(', ')}.`,
    })
  }
  const unknown = Object.keys(options).find((key) => !known.includes(key))
  if (unknown !== undefined) {
    throw new ReoError(`${method} has no option "${unknown}"`, { mend: `It has ${known.join(', ')}.` })
  }
  return parseValue<v.InferOutput<(typeof OPTIONS)[Method]>>(schema, options, `The call of ${method}`)
}

/** A task by its name. @throws ReoError that names the tasks there are */
export function checkTask(name: unknown): v.InferOutput<typeof task> {
  return parseValue(task, name, 'The task')
}

/** The ids of two models. @throws ReoError when they are not two */
export function checkTwoModels(names: unknown): v.InferOutput<typeof twoModels> {
  return parseValue(twoModels, names, 'The pair of models')
}

/** A way to derive numbers by its name. @throws ReoError that names the ways there are */
export function checkDerivation(name: unknown): v.InferOutput<typeof derivation> {
  return parseValue(derivation, name, 'The way to derive numbers')
}

/** A task of numbers by its name. @throws ReoError that names them */
export function checkNumberTask(name: unknown): v.InferOutput<typeof numberTask> {
  return parseValue(numberTask, name, 'The task')
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > numbers[index - 1])
}
