import { TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { DigitPlace } from '../numberTokens/instruments/digitPlaces'
import type { Instrument } from '../numberTokens/numberDiagnostics'
import { left, right, type TextTable } from './formatTable'
import { countText, numberText } from './reportFigures'
import type { NumberEntry } from './runNumbers'

/** Level of the interval whose coverage a report has. */
const LEVEL = 0.9

/** What becomes of the numbers of models that write them in tokens, a row a model. */
export function numbersTable(entries: readonly NumberEntry[]): TextTable {
  return {
    columns: [
      left('model'),
      ...[
        'answered',
        'distinct',
        'as varied as',
        'most frequent',
        'multiples of 10 (true)',
        'first digit right',
        'error from hundreds',
        'from tens',
        'from units',
        'growth per unit of truth',
        'truth in 90 % interval',
      ].map(right),
    ],
    rows: entries.map(({ model, diagnostics }) => {
      const { answered, variety, heaping, firstDigits, digitPlaces, saturation, calibration } = diagnostics
      const fromPlace = (place: DigitPlace) =>
        cell(digitPlaces, (places) => share(places.find((one) => one.place === place)?.squaredError ?? 0))
      return [
        model.id,
        countText(answered),
        cell(variety, ({ predicted }) => countText(predicted.distinct)),
        cell(variety, ({ predicted }) => predicted.effective.toFixed(1)),
        cell(variety, ({ modes }) =>
          modes
            .slice(0, 1)
            .map((mode) => `${mode.value} (${share(mode.share)})`)
            .join(),
        ),
        cell(heaping, (heaps) => heaps.flatMap(tensText).join()),
        cell(firstDigits, ({ right: correct, sameLength }) => share(correct * sameLength)),
        ...(['hundreds', 'tens', 'units'] as const).map(fromPlace),
        cell(saturation, ({ slope }) => numberText(slope, 2)),
        cell(calibration, ({ levels }) =>
          levels.flatMap(({ level, covered }) => (level === LEVEL ? [share(covered)] : [])).join(),
        ),
      ]
    }),
  }
}

function tensText({
  multiple,
  share: predicted,
  trueShare,
}: {
  multiple: number
  share: number
  trueShare: number
}) {
  return multiple === 10 ? [`${share(predicted)} (${share(trueShare)})`] : []
}

function cell<Shown>(instrument: Instrument<Shown>, text: (shown: Shown) => string): string {
  return 'shown' in instrument ? text(instrument.shown) : '–'
}

function share(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}

/** Why some of the instruments show nothing, a sentence for each model. */
export function numberNotes(entries: readonly NumberEntry[]): readonly string[] {
  return entries.flatMap(({ model, task, diagnostics: { calibration } }) =>
    'hidden' in calibration && model.reading !== undefined
      ? [
          `No intervals of ${model.id}'s numbers (${TASK_DESCRIPTIONS[task].title.toLowerCase()}): ${calibration.hidden}.`,
        ]
      : [],
  )
}
