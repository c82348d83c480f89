// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { boxDrawing } from '../../../src/renderers/residuals/boxDrawing'
import { cloudDrawing } from '../../../src/renderers/residuals/cloudDrawing'
import { curveDrawing } from '../../../src/renderers/residuals/curveDrawing'
import type { PlottedErrors } from '../../../src/renderers/residuals/errorPlot'
import { errorScene, type ErrorScene } from '../../../src/renderers/residuals/errorScene'
import type { ErrorView } from '../../../src/renderers/residuals/errorViews'
import { currentTheme } from '../../../src/renderers/shared/theme'
import { boxesPayload, residualsPayload } from './residualsPayload'

type SceneOf<Kind extends ErrorScene['kind']> = Extract<ErrorScene, { kind: Kind }>

function sceneOf<Kind extends ErrorScene['kind']>(kind: Kind, view: ErrorView, payload = residualsPayload) {
  const scene = errorScene(payload, payload.series[0], view)
  if (!isOf(kind, scene)) throw new Error(`This is a scene of ${scene.kind}`)
  return scene
}

function isOf<Kind extends ErrorScene['kind']>(kind: Kind, scene: ErrorScene): scene is SceneOf<Kind> {
  return scene.kind === kind
}

function plotted(scene: ErrorScene, selection?: PlottedErrors['selection']): PlottedErrors {
  return { scene, names: { x: 'true <i>biomass</i>', unit: 'Mg/ha' }, selection, shown: 'any' }
}

describe('drawings of errors', () => {
  afterEach(() => delete document.body.dataset['vscodeThemeKind'])

  it('hold dots, a band and a line of medians, and 0, with names as text', () => {
    const scene = sceneOf('cloud', 'against')
    const { data: traces, layout } = cloudDrawing(scene, plotted(scene), currentTheme())
    const data = traces()
    expect(data).toHaveLength(4)
    expect(data[1]).toMatchObject({ x: { length: 388 } })
    expect(data[2]).toMatchObject({ fill: 'toself', x: { length: 2 * scene.medians.length } })
    expect(data[3]).toMatchObject({
      text: [
        expect.stringContaining('median error'),
        ...Array.from({ length: scene.medians.length - 1 }, () => expect.any(String)),
      ],
    })
    expect(layout.shapes).toMatchObject([{ y0: 0, y1: 0 }])
    expect(layout.xaxis?.title).toMatchObject({ text: 'True &lt;i&gt;biomass&lt;/i&gt; (Mg/ha)' })
  })

  it('show bias and limits with their intervals, and what is selected', () => {
    const scene = sceneOf('cloud', 'agreement')
    const selection = { x: [Number.NEGATIVE_INFINITY, 100], y: [0, 50] } as const
    const { layout } = cloudDrawing(scene, plotted(scene, selection), currentTheme())
    expect(layout.shapes?.map(({ type }) => type)).toEqual(['rect', 'line', 'rect', 'line', 'rect', 'line'])
    expect(layout.annotations?.map(({ text }) => text?.split('<br>')[0])).toEqual([
      'bias',
      '−1.96 SD',
      '+1.96 SD',
    ])
    expect(layout.selections).toMatchObject([{ x1: 100, y0: 0, y1: 50 }])
  })

  it('lay boxes by class from above, with the bias and its interval', () => {
    const scene = sceneOf('boxes', 'against', boxesPayload)
    const { data: traces, layout } = boxDrawing(scene, plotted(scene), currentTheme())
    const data = traces()
    expect(data[0]).toMatchObject({
      type: 'box',
      orientation: 'h',
      y: [2, 1],
      q1: [-40, -40],
      lowerfence: [-90, -90],
    })
    expect(data[1]).toMatchObject({ x: [-20.5, -20.5], error_x: { array: [10, 10] } })
    expect(layout.yaxis).toMatchObject({ ticktext: ['Closed forest, evergreen…  n 210', 'no value  n 5'] })
  })

  it('draw the shown model last and boldest', () => {
    const scene = sceneOf('curves', 'distribution')
    const { data, layout } = curveDrawing(scene, plotted(scene), currentTheme())
    expect(data()).toMatchObject([{ line: { width: 1.5 } }, { line: { width: 3 } }])
    expect(layout.yaxis).toMatchObject({ range: [0, 1.02], tickformat: '.0%' })
  })
})
