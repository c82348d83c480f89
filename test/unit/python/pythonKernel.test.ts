import { decode } from 'fast-png'
import { beforeAll, describe, expect, it } from 'vitest'
import { classificationMetrics } from '../../../src/core/metrics/classification'
import { regressionMetrics } from '../../../src/core/metrics/regression'
import { decodeRaster } from '../../../src/protocol/encoding'
import { MIMES, type OutputKind } from '../../../src/protocol/mimes'
import type { Payloads } from '../../../src/protocol/payloads'
import { parsePayload } from '../../../src/protocol/validation'
import { type CellOutputs, pythonWithKernel, runPythonCell } from '../../support/pythonKernel'

const KERNEL_MAY_TAKE_MS = 240_000

const CELL = `
import numpy as np
import reo_notebook as reo
reo.scatter([10.5, 50, np.nan, 310], {'unet': [12, 40, 7, np.nan], 'mean': [90, 90, 90, 90]}, ['p', 'q', 'r', 's'])
reo.scatter(np.linspace(0, 499, 6000), np.linspace(10, 480, 6000))
reo.confusion([112, 20, None, 112], [112, None, 20, 20], titles={112: 'Closed forest', 20: 'Shrubs'})
reo.answers([1.5, None], {'llava': ['about <b>2</b>', 3], 'qwen': [None, np.float32(4)]}, ['p', 'q'])
reo.patch(np.where(np.eye(5) == 1, np.nan, 0.25)[None].repeat(3, 0), ['B02', 'B03', 'B04'], id='p', truth={'agb': 10.5})
`

const python = await pythonWithKernel()

describe.skipIf(python === undefined)('python/reo_notebook.py in a Python kernel', () => {
  let outputs: CellOutputs

  beforeAll(async () => {
    outputs = await runPythonCell(python ?? '', CELL)
  }, KERNEL_MAY_TAKE_MS)

  function payload<Kind extends OutputKind>(kind: Kind, index: number): Payloads[Kind] {
    return parsePayload(kind, outputs[index][MIMES[kind]])
  }

  it('shows numbers scored as we score them, many of them as a density', () => {
    const { series, limits, unit } = payload('scatter', 0)
    const truth = [10.5, 50, Number.NaN, 310]
    expect({ limits, unit }).toEqual({ limits: [0, 350], unit: 'Mg/ha' })
    expect(rounded(series[0].metrics)).toEqual(rounded(regressionMetrics(truth, [12, 40, 7, Number.NaN])))
    expect(series[1].metrics).toMatchObject({ answered: 3, coverage: 1 })
    expect(series[0].points).toMatchObject({ kind: 'points', ids: ['p', 'q'] })
    expect(payload('scatter', 1).series[0].points).toMatchObject({ kind: 'density', cells: 100 })
  })

  it('shows classes scored as we score them, with names', () => {
    const { labels, series } = payload('confusion', 2)
    expect(labels).toEqual([
      { key: '20', title: 'Shrubs' },
      { key: '112', title: 'Closed forest' },
    ])
    expect(rounded(series[0].metrics)).toEqual(
      rounded(classificationMetrics(['112', '20', null, '112'], ['112', null, '20', '20'])),
    )
  })

  it('shows answers word for word, and no value that nobody read', () => {
    const { rows, total } = payload('answers', 3)
    expect(total).toBe(2)
    expect(rows[0]).toMatchObject({
      sample: 'p',
      truth: 1.5,
      answers: [{ raw: 'about <b>2</b>', status: 'unparseable' }, { status: 'unparseable' }],
    })
    expect(rows[1].answers).toMatchObject([{ value: 3, status: 'answered' }, { value: 4 }])
  })

  it('shows a patch, without data where there is none', () => {
    const { imagery, truth } = payload('patch', 4)
    expect(truth).toEqual({ agb: 10.5 })
    if (imagery.s2 === undefined) throw new Error('there is no Sentinel-2 raster')
    const { bands, data } = decodeRaster(imagery.s2)
    expect(bands).toEqual(['B02', 'B03', 'B04'])
    expect([data[0], data[1]]).toEqual([Number.NaN, 0.25])
  })

  it('stands in with text and pictures for other viewers', () => {
    expect(outputs.every((output) => typeof output['text/plain'] === 'string')).toBe(true)
    const picture = decode(Buffer.from(String(outputs[4]['image/png']), 'base64'))
    expect(picture).toMatchObject({ width: 40, height: 40, channels: 3, depth: 8 })
  })
})

/** Figures without the digits in which sums differ by their order. */
function rounded(metrics: object): unknown {
  return JSON.parse(
    JSON.stringify(metrics, (_key, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    ),
  )
}
