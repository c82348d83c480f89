// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { DOTS_TRACE, HIGHLIGHT_TRACE, plotData } from '../../../src/renderers/scatter/plotData'
import { plotLayout } from '../../../src/renderers/scatter/plotLayout'
import type { PlotScene } from '../../../src/renderers/scatter/plotScene'
import { currentTheme } from '../../../src/renderers/shared/theme'

const SCENE: PlotScene = {
  series: 'onnx:unet',
  quantity: 'Above-ground biomass',
  unit: 'Mg/ha',
  digits: 1,
  limits: [0, 400],
  cloud: { dots: [{ id: '<a href="x">&</a>', truth: 100, predicted: 80.25 }] },
  selection: undefined,
}

describe('the scatter plot', () => {
  afterEach(() => {
    document.documentElement.removeAttribute('style')
    delete document.body.dataset['vscodeThemeKind']
  })

  it('shows ids as text, tags and entities included', () => {
    const trace = plotData(SCENE, currentTheme())[DOTS_TRACE]
    expect(trace).toMatchObject({
      text: [
        '<b>&lt;a href="x"&gt;&amp;&lt;/a&gt;</b><br>true 100.0 Mg/ha<br>predicted 80.3 Mg/ha<br>error −19.8 Mg/ha',
      ],
    })
  })

  it('lets what is not selected elsewhere step back, also within the brush', () => {
    document.documentElement.style.setProperty('--vscode-descriptionForeground', '#808080')
    const dot = { id: 'one', truth: 10, predicted: 20 }
    const traces = plotData({ ...SCENE, highlight: { dots: [dot] } }, currentTheme())
    const grey = { marker: { color: 'rgb(128, 128, 128)' } }
    expect(traces[DOTS_TRACE]).toMatchObject({ ...grey, selected: grey, opacity: 0.35 })
    expect(traces[HIGHLIGHT_TRACE]).toMatchObject({ customdata: ['one'], x: [10], y: [20] })
  })

  it('has equal axes, a 1:1 line, units and brushing', () => {
    const layout = plotLayout(SCENE, currentTheme())
    expect(layout.dragmode).toBe('select')
    expect(layout.xaxis?.range).toEqual(layout.yaxis?.range)
    expect(layout.yaxis).toMatchObject({
      scaleanchor: 'x',
      scaleratio: 1,
      title: { text: 'Predicted above-ground biomass (Mg/ha)' },
    })
    const [line] = layout.shapes ?? []
    expect([line.x0, line.x1]).toEqual([line.y0, line.y1])
  })

  it('cuts an open selection at the axes', () => {
    const selection = {
      truth: [300, Number.POSITIVE_INFINITY],
      predicted: [Number.NEGATIVE_INFINITY, 50],
    } as const
    expect(plotLayout({ ...SCENE, selection }, currentTheme()).selections).toMatchObject([
      { x0: 300, x1: 412, y0: -12, y1: 50 },
    ])
  })

  it('counts on a logarithmic colour scale', () => {
    const density = {
      low: 0,
      high: 400,
      cells: 2,
      counts: [
        [1000, null],
        [1, 10],
      ],
    }
    const [trace] = plotData({ ...SCENE, cloud: { dots: [], density } }, currentTheme())
    expect(trace).toMatchObject({
      type: 'heatmap',
      z: [
        [3, null],
        [0, 1],
      ],
      colorbar: { ticktext: ['1', '10', '100', '1,000'] },
    })
  })

  it("takes the theme's colours", () => {
    document.body.dataset['vscodeThemeKind'] = 'vscode-dark'
    document.documentElement.style.setProperty('--vscode-foreground', '#abcdef')
    document.documentElement.style.setProperty('--vscode-charts-blue', 'rgb(1, 2, 3)')
    expect(plotLayout(SCENE, currentTheme()).font?.color).toBe('rgb(171, 205, 239)')
    expect(plotData(SCENE, currentTheme())[DOTS_TRACE]).toMatchObject({ marker: { color: 'rgb(1, 2, 3)' } })
  })
})
