import { ReoError, unreachable } from '../errors'
import type { ModelDescription } from '../models/model'
import { type DistributionFigures, distributionFigures } from '../numberTokens/distributionFigures'
import { distributionOf, isNumberTask } from '../numberTokens/distributionOf'
import { type Derivation, DERIVATIONS } from './derivations'
import type { AnswerLine, Run } from './runLog'

/** A distribution of which less is known says nothing of the rest. */
const LEAST_KNOWN = 0.5

/** Id of the model whose answers are derived from another's, such as `onnx-vlm:tiny-vlm · expected value`. */
function derivedId(model: string, way: Derivation): string {
  return `${model} · ${way}`
}

function isDerivedId(model: string): boolean {
  return DERIVATIONS.some((way) => model.endsWith(derivedId('', way)))
}

/**
 * A run with further models, whose numbers follow from what its models gave or might have given; nobody is asked.
 * Questions without a number of their own stay unanswered, unless the model's probabilities tell one. What was derived
 * earlier is derived anew.
 * @param ways all that the run allows when absent
 * @throws ReoError when the run allows none, with the reason
 */
export function deriveRun(run: Run, ways: readonly Derivation[] = DERIVATIONS): Run {
  const models = run.header.models.filter(({ id }) => !isDerivedId(id))
  const answers = run.answers.filter(({ model }) => !isDerivedId(model))
  const columns = models.flatMap((model) => {
    const own = answers.filter((answer) => answer.model === model.id && isNumberTask(answer.task))
    return ways.flatMap((way) => derivedColumn(model, own, way) ?? [])
  })
  if (columns.length === 0) {
    throw new ReoError(
      'No number can be derived from this run: it has neither probabilities of tokens nor repeats',
      {
        where: run.path,
        mend: 'Ask a model that gives log-probabilities (--logprobs), or ask each question several times (--repeats).',
      },
    )
  }
  return {
    ...run,
    header: { ...run.header, models: [...models, ...columns.map(({ model }) => model)] },
    answers: [...answers, ...columns.flatMap((column) => column.answers)],
  }
}

interface Column {
  readonly model: ModelDescription
  readonly answers: readonly AnswerLine[]
}

/** Undefined where not one number can be derived so. */
function derivedColumn(
  model: ModelDescription,
  answers: readonly AnswerLine[],
  way: Derivation,
): Column | undefined {
  const id = derivedId(model.id, way)
  const derived = [...samplesOf(answers).values()].map((samples): AnswerLine => {
    const [{ sample, task, truth }] = samples
    return { type: 'answer', sample, model: id, task, truth, ...derive(samples, way, model) }
  })
  if (!derived.some(({ status }) => status === 'answered')) return undefined
  const { modalities, bands, trainingData, licence, synthetic } = model
  return {
    model: {
      id,
      title: derivedId(model.title, way),
      tasks: model.tasks.filter(isNumberTask),
      modalities,
      ...(bands !== undefined && { bands }),
      ...(trainingData !== undefined && { trainingData }),
      ...(licence !== undefined && { licence }),
      ...(synthetic !== undefined && { synthetic }),
    },
    answers: derived,
  }
}

/** A model's answers to each question, in the order in which it was asked. */
function samplesOf(answers: readonly AnswerLine[]): ReadonlyMap<string, readonly AnswerLine[]> {
  const samples = new Map<string, AnswerLine[]>()
  for (const answer of answers) {
    const key = `${answer.task}\n${answer.sample}`
    const known = samples.get(key)
    if (known === undefined) samples.set(key, [answer])
    else known.push(answer)
  }
  return samples
}

type Derived = Pick<AnswerLine, 'raw' | 'status' | 'value' | 'reason' | 'distribution'>

function derive(samples: readonly AnswerLine[], way: Derivation, { reading }: ModelDescription): Derived {
  switch (way) {
    case 'expected value':
      return ofDistribution(samples[0], ({ mean }) => mean, reading)
    case 'distribution median':
      return ofDistribution(samples[0], ({ median }) => median, reading)
    case 'median of samples':
      return medianOf(samples)
    default:
      return unreachable(way)
  }
}

function ofDistribution(
  answer: AnswerLine,
  figure: (figures: DistributionFigures) => number,
  reading: ModelDescription['reading'],
): Derived {
  if (!isNumberTask(answer.task)) return unanswered(answer)
  const distribution = distributionOf(answer, answer.task, reading?.policies)
  if (typeof distribution === 'string') return unanswered(answer)
  const figures = distributionFigures(distribution)
  if (figures === undefined) return unanswered(answer)
  const reason = `${(100 * figures.known).toFixed(0)} % of the probability is known`
  if (figures.known < LEAST_KNOWN) return { raw: '', status: 'ambiguous', reason }
  return { ...answered(figure(figures), reason), distribution }
}

/** The middle of the answered ones, where at least half are; self-consistency (Wang et al. 2023, arXiv 2203.11171). */
function medianOf(samples: readonly AnswerLine[]): Derived {
  const values = samples.flatMap(({ status, value }) =>
    status === 'answered' && typeof value === 'number' ? [value] : [],
  )
  if (samples.length < 2) return { raw: '', status: 'unparseable', reason: 'asked once' }
  if (2 * values.length < samples.length) {
    return unanswered(samples.find(({ status }) => status !== 'answered') ?? samples[0])
  }
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
  return answered(median, `median of ${sorted.length} of ${samples.length} samples`)
}

function answered(value: number, reason: string): Derived {
  const short = Number(value.toPrecision(7))
  return { raw: String(short), status: 'answered', value: short, reason }
}

/** As the model itself left it; where it answered, but in no way that anything follows from, not to be read. */
function unanswered({ status }: AnswerLine): Derived {
  return {
    raw: '',
    status: status === 'answered' ? 'unparseable' : status,
    reason: 'no probabilities of its number',
  }
}
