import { numberDiagnostics } from '../../../src/core/numberTokens/numberDiagnostics'
import type { NumbersPayload } from '../../../src/protocol/payloads'

/** Two models: one that writes in tokens and tells their probabilities, and a network that gives numbers alone. */
export const numbersPayload: NumbersPayload = {
  version: 1,
  title: 'Numbers · Above-ground biomass · demo, test',
  synthetic: true,
  task: 'agb',
  unit: 'Mg/ha',
  series: [
    { model: 'onnx-vlm:tiny-vlm', title: 'Tiny VLM', diagnostics: diagnosticsOf(true) },
    { model: 'onnx:unet', title: 'U-Net', diagnostics: diagnosticsOf(false) },
  ],
}

function diagnosticsOf(isTold: boolean) {
  const truths = [10, 60, 120, 180, 240, 310, 420]
  return numberDiagnostics(
    truths.map((truth, index) => {
      const value = Math.min(200, Math.round(truth / 10) * 10 + (index % 2) * 50)
      return {
        sample: `s${index}`,
        model: 'm',
        task: 'agb',
        raw: `${value} Mg/ha`,
        status: 'answered',
        value,
        truth,
        ...(isTold && {
          distribution: {
            values: [
              [value, 0.6],
              [value + 20 * index, 0.3],
            ],
            missing: 0.1,
          },
        }),
      }
    }),
    'agb',
  )
}
