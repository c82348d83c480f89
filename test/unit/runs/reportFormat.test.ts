import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { buildReport } from '../../../src/core/runs/buildReport'
import { formatReport } from '../../../src/core/runs/formatReport'
import { numberText } from '../../../src/core/runs/reportFigures'
import { landCoverOf, RUN } from './reportRuns'

const plain = buildReport(RUN)
const full = buildReport(RUN, { bootstrap: 50, slices: { by: 'landCover', valueOf: landCoverOf } })

describe('a report in Markdown', () => {
  const markdown = formatReport([plain], 'md')

  it('has figures beside their coverage', () => {
    expect(markdown).toContain('## Above-ground biomass (Mg/ha)')
    expect(markdown).toContain('| model | n | answered | coverage | RMSE | MAE | bias | R² | Pearson r |')
    expect(markdown).toContain('| baseline:mean | 3 | 3 | 100.0 % | 34.64 | 33.33 | -6.67 | -0.038 | – |')
    expect(markdown).toMatch(/small \| 3 \| 2 \| 66\.7 % \| 7\.21 \|/)
  })

  it('escapes what would be markup', () => {
    expect(markdown).toContain(String.raw`onnx:u\_net\|small`)
    expect(markdown).toContain(String.raw`U-Net \& friends`)
  })

  it('says what is synthetic, how the run ended, and what was skipped', () => {
    expect(markdown).toMatch(/^# demo, test split \(synthetic\)\n/)
    expect(markdown).toContain('Synthetic: this data set is generated, not observed.')
    expect(markdown).toContain('was trained on generated data')
    expect(markdown).toContain('The run is cancelled')
    expect(markdown).toContain('1 sample was skipped')
  })

  it('has errors by bin, answers by status, and the device of each model with its check', () => {
    expect(markdown).toContain('## Errors by true above-ground biomass (Mg/ha)')
    expect(markdown).toContain('| task | model | answered | out-of-range | error |')
    expect(markdown).toContain(
      'cpu | webgpu wrong: differs from the CPU by up to 38.2. cpu used: the reference. |',
    )
  })

  it('has intervals and slices where there are some', () => {
    const sliced = formatReport([full], 'md')
    expect(sliced).toContain('95 % bootstrap intervals: 50 resamples of samples, seed 0')
    expect(sliced).toMatch(/baseline:mean \| 3 \| 3 \| 100\.0 % \| 34\.64 \\\[\d+\.\d\d, \d+\.\d\d\\\]/)
    expect(sliced).toContain('## Above-ground biomass (Mg/ha) by landCover')
    expect(sliced).toContain('| 112 Closed forest, evergreen broad leaf | baseline:mean | 2 | 2 |')
    expect(markdown).not.toContain('[')
  })

  it('follows one run by the next', () => {
    expect(formatReport([plain, plain], 'md').match(/^# /gm)).toHaveLength(2)
  })
})

describe('a number in a report', () => {
  it('has fixed decimals, no signed zero, and a dash where there is none', () => {
    const texts = [-0.0004, -0.0006, 12.3456].map((value) => numberText(value, 3))
    expect([...texts, numberText(null, 3)]).toEqual(['0.000', '-0.001', '12.346', '–'])
  })
})

describe('a report in LaTeX', () => {
  it('escapes what would be a command', () => {
    const latex = formatReport([full], 'latex')
    expect(latex).toContain(String.raw`onnx:u\_net\textbar{}small & 3 & 2 & 66.7 \% &`)
    expect(latex).toContain(String.raw`U-Net \& friends`)
    expect(latex).toContain(String.raw`R\textsuperscript{2}`)
    expect(latex).not.toMatch(/(?<!\\)[%$#_]/)
    expect(latex.match(/\\begin\{tabular\}/g)).toHaveLength(latex.match(/\\end\{tabular\}/g)?.length ?? 0)
  })
})

describe('a report in CSV', () => {
  const csv = formatReport([full, plain], 'csv')
  const records: Record<string, string>[] = parse(csv, { columns: true })

  it('has a record for every entry of every run, in full precision', () => {
    expect(records).toHaveLength(
      full.entries.length + full.views.length + plain.entries.length + plain.views.length,
    )
    const [, , mean] = records
    expect(mean).toMatchObject({ model: 'baseline:mean', task: 'agb', n: '3', coverage: '1', slice: '' })
    expect(Number(mean.rmse)).toBe(Math.sqrt(3600 / 3))
    expect(Number(mean.rmse_low)).toBeLessThanOrEqual(Number(mean.rmse))
  })

  it('says in every record what is synthetic, skipped, and which device ran', () => {
    expect(records[0]).toMatchObject({
      synthetic: 'true',
      model_synthetic: 'true',
      skipped: '1',
      outcome: 'cancelled',
      device: 'cpu',
      status_error: '1',
    })
  })
})

describe('a report in JSON', () => {
  it('is the reports themselves', () => {
    expect(JSON.parse(formatReport([full], 'json'))).toEqual([full])
  })
})
