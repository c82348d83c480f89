// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { DOTS_TRACE, HIGHLIGHT_TRACE, plotData } from '../../../src/renderers/scatter/plotData'
import { plotLayout } from '../../../src/renderers/scatter/plotLayout'
import type { PlotScene, ScenePanel } from '../../../src/renderers/scatter/plotScene'
import { brushOf } from '../../../src/renderers/shared/plot/chart'
import { currentTheme } from '../../../src/renderers/shared/theme'

const PANEL: ScenePanel = {
  series: 'onnx:unet',
  title: 'U-Net',
  cloud: { dots: [{ id: '<a href="x">&</a>', x: 100, y: 80.25 }] },
}

const SCENE: PlotScene = {
  quantity: 'Above-ground biomass',
  unit: 'Mg/ha',
  digits: 1,
  limits: [0, 400],
  panels: [PANEL],
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
    const dot = { id: 'one', x: 10, y: 20 }
    const traces = plotData({ ...SCENE, panels: [{ ...PANEL, highlight: { dots: [dot] } }] }, currentTheme())
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
      series: 'onnx:unet',
      x: [300, Number.POSITIVE_INFINITY],
      y: [Number.NEGATIVE_INFINITY, 50],
    } as const
    expect(plotLayout({ ...SCENE, selection }, currentTheme()).selections).toMatchObject([
      { x0: 300, x1: 412, y0: -12, y1: 50 },
    ])
  })

  it('counts on a logarithmic colour scale', () => {
    const density = {
      x: [0, 400],
      y: [0, 400],
      counts: [
        [1000, null],
        [1, 10],
      ],
    } as const
    const [trace] = plotData(
      { ...SCENE, panels: [{ ...PANEL, cloud: { dots: [], density } }] },
      currentTheme(),
    )
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

  it('draws the fitted line, boxes by true value and where predictions saturate', () => {
    const estimate = (value: number) => ({ value, low: value - 1, high: value + 1 })
    const predicted = { p5: 10, p25: 20, median: 30, p75: 40, p95: 60 }
    const shape = {
      line: { slope: estimate(0.5), intercept: 20 },
      bins: [{ low: 100, high: 150, n: 12, bias: estimate(-80.25), predicted }],
      saturation: { onset: 200, growth: estimate(0.2) },
    }
    const scene = { ...SCENE, panels: [{ ...PANEL, shape }] }
    const [box, line] = plotData(scene, currentTheme()).slice(4)
    expect(box).toMatchObject({ type: 'box', x: [125], q1: [20], median: [30], lowerfence: [10], width: 25 })
    expect(box).toMatchObject({ hovertext: [expect.stringContaining('bias −80.3 [−81.3, −79.3]')] })
    expect(line).toMatchObject({ x: [0, 400], y: [20, 220] })
    const layout = plotLayout(scene, currentTheme())
    expect(layout.shapes?.at(1)).toMatchObject({ x0: 200, x1: 200 })
    expect(layout.annotations?.map(({ text }) => text)).toEqual(['1:1', 'saturates'])
  })

  it('stands models side by side on equal axes of their own, with their names as text', () => {
    const panels = ['a', 'b', '<i>c</i>', 'd', 'e'].map((title) => ({ ...PANEL, series: title, title }))
    const layout = plotLayout({ ...SCENE, panels }, currentTheme())
    expect(layout).toMatchObject({
      xaxis: { domain: [0, expect.any(Number)], title: { text: '' } },
      xaxis5: { title: { text: 'True (Mg/ha)' } },
      yaxis4: { scaleanchor: 'x4', title: { text: 'Predicted (Mg/ha)' } },
    })
    expect(layout.annotations?.map(({ text }) => text)).toContain('&lt;i&gt;c&lt;/i&gt;')
    const axes = plotData({ ...SCENE, panels }, currentTheme()).flatMap((trace) =>
      'customdata' in trace && 'xaxis' in trace ? [trace.xaxis] : [],
    )
    expect(axes).toEqual(['x', 'x2', 'x3', 'x4', 'x5'])
  })

  it('leads arrows from one model to another, up or down', () => {
    const shifts = [
      { id: 'a', truth: 100, first: 40, second: 90 },
      { id: 'b', truth: 200, first: 180, second: 20 },
    ]
    const [stems, starts, ends] = plotData({ ...SCENE, shifts }, currentTheme()).slice(4)
    expect(stems).toMatchObject({ x: [100, 100, 100, 200, 200, 200] })
    expect(starts).toMatchObject({ y: [40, 180], customdata: ['a', 'b'] })
    expect(ends).toMatchObject({ y: [90, 20], marker: { symbol: ['triangle-up', 'triangle-down'] } })
  })

  it('knows the axes that a brush was drawn on', () => {
    expect(brushOf({ x3: [5, 1], y3: [2, 4] })).toEqual({ ranges: { x: [1, 5], y: [2, 4] }, panel: 3 })
    expect(brushOf({ x: [1, 5], y: [2, 4] })).toMatchObject({ panel: 1 })
    expect(brushOf(undefined)).toBeUndefined()
    expect(brushOf({ x: [1] })).toBeUndefined()
  })
})
