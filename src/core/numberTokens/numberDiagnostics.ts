import type { ReadingPolicies } from '../answers/policies'
import { AGB_BIN_EDGES } from '../metrics/bins'
import { COUNT_CLASS_STARTS } from '../metrics/discretise'
import { distributionFigures } from './distributionFigures'
import { distributionOf, type NumberTask } from './distributionOf'
import { type Calibration, calibration } from './instruments/calibration'
import { digitPlaces, type PlaceError } from './instruments/digitPlaces'
import { type FirstDigits, firstDigits } from './instruments/firstDigits'
import { type Heap, heaping } from './instruments/heaping'
import { type RiskCoverage, riskCoverage } from './instruments/riskCoverage'
import { growthOf, saturation, type SaturationBin } from './instruments/saturation'
import { decimalsOf, type ScoredNumber } from './instruments/scoredNumber'
import { type JudgedAnswer, spreadsOfRepeats } from './spreads'
import { type ValueVariety, valueVariety } from './instruments/valueVariety'

/** What an instrument shows, or why it shows nothing. */
export type Instrument<Shown> = { readonly shown: Shown } | { readonly hidden: string }

/** What becomes of a model's numbers because they are written in tokens. */
export interface NumberDiagnostics {
  /** Questions with truth, each counted once however often it was asked, and those answered with a number. */
  readonly n: number
  readonly answered: number
  /** Decimals that the answers are written with; truth is rounded to as many. */
  readonly decimals: number
  readonly variety: Instrument<ValueVariety>
  readonly heaping: Instrument<readonly Heap[]>
  readonly firstDigits: Instrument<FirstDigits>
  readonly digitPlaces: Instrument<readonly PlaceError[]>
  readonly saturation: Instrument<{
    readonly bins: readonly SaturationBin[]
    /** Growth of the answers per unit of truth; absent where truth does not vary. */
    readonly slope?: number
  }>
  readonly calibration: Instrument<Calibration>
  readonly riskCoverage: Instrument<RiskCoverage>
}

/**
 * Looks at one model's answers in a task of numbers.
 * @param policies how the answers were read; as is usual when absent
 */
export function numberDiagnostics(
  answers: readonly JudgedAnswer[],
  task: NumberTask,
  policies?: ReadingPolicies,
): NumberDiagnostics {
  const known = answers.filter(({ truth }) => typeof truth === 'number')
  const first = known.filter(({ repeat = 0 }) => repeat === 0)
  const spreads = spreadsOfRepeats(known)
  const reasons = new Set<string>()
  const numbers = first.flatMap((answer): readonly ScoredNumber[] => {
    const { truth, value, status, sample } = answer
    if (status !== 'answered' || typeof value !== 'number' || typeof truth !== 'number') return []
    const distribution = distributionOf(answer, task, policies)
    if (typeof distribution === 'string') reasons.add(distribution)
    const told = typeof distribution === 'string' ? undefined : distribution
    const spread = spreads.get(sample) ?? (told && distributionFigures(told)?.spread)
    return [
      {
        truth,
        predicted: value,
        ...(told && { distribution: told }),
        ...(spread !== undefined && { spread }),
      },
    ]
  })
  return { n: first.length, answered: numbers.length, ...instruments(numbers, task, [...reasons].join(', ')) }
}

function instruments(
  numbers: readonly ScoredNumber[],
  task: NumberTask,
  whyNoDistributions: string,
): Omit<NumberDiagnostics, 'n' | 'answered'> {
  const decimals = decimalsOf(numbers)
  const ofAny = <Shown>(look: () => Shown): Instrument<Shown> =>
    numbers.length === 0 ? { hidden: 'no question was answered with a number' } : { shown: look() }
  const slope = growthOf(numbers)
  const edges = task === 'agb' ? AGB_BIN_EDGES.slice(0, -1) : COUNT_CLASS_STARTS
  return {
    decimals,
    variety: ofAny(() => valueVariety(numbers, decimals)),
    heaping: ofAny(() => heaping(numbers, decimals)),
    firstDigits: ofAny(() => firstDigits(numbers)),
    digitPlaces: ofAny(() => digitPlaces(numbers, decimals)),
    saturation: ofAny(() => ({ bins: saturation(numbers, edges), ...(slope !== undefined && { slope }) })),
    calibration: shownOr(
      calibration(numbers),
      whyNoDistributions || 'no question was answered with a number',
    ),
    riskCoverage: shownOr(
      riskCoverage(numbers),
      whyNoDistributions === '' ? 'all answers are equally spread' : `${whyNoDistributions}, and no repeats`,
    ),
  }
}

function shownOr<Shown>(shown: Shown | undefined, why: string): Instrument<Shown> {
  return shown === undefined ? { hidden: why } : { shown }
}
