import type { DigitPlace } from '../numberTokens/instruments/digitPlaces'
import type { Instrument } from '../numberTokens/numberDiagnostics'
import { left, right, type TextTable } from './formatTable'
import { countText, numberText } from './reportFigures'
import type { NumberEntry } from './runNumbers'

/** Level of the interval whose coverage a report has. */
const LEVEL = 0.9

/** What is written of one model's numbers. */
type NumbersOf = Pick<NumberEntry, 'diagnostics'> & { readonly model: { readonly id: string } }

/** What becomes of the numbers of models that write them in tokens, a row a model. */
export function numbersTable(entries: readonly NumbersOf[]): TextTable {
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

/** Why there are no intervals of the numbers of some models, a sentence for each reason. */
export function numberNotes(entries: readonly NumbersOf[]): readonly string[] {
  const models = new Map<string, string[]>()
  for (const { model, diagnostics } of entries) {
    if (!('hidden' in diagnostics.calibration)) continue
    const why = diagnostics.calibration.hidden
    models.set(why, [...(models.get(why) ?? []), model.id])
  }
  return [...models].map(
    ([why, ids]) => `No intervals of the numbers of ${[...new Set(ids)].join(', ')}: ${why}.`,
  )
}
