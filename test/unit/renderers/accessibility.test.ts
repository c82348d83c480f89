// @vitest-environment jsdom
import axe from 'axe-core'
import type { ActivationFunction } from 'vscode-notebook-renderer'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activate as answers } from '../../../src/renderers/answers'
import { activate as chain } from '../../../src/renderers/chain'
import { activate as confusion } from '../../../src/renderers/confusion'
import { activate as flips } from '../../../src/renderers/flips'
import { activate as findings } from '../../../src/renderers/findings'
import { activate as dataCard } from '../../../src/renderers/dataCard'
import { activate as coverage } from '../../../src/renderers/coverage'
import { activate as leaderboard } from '../../../src/renderers/leaderboard'
import { activate as numbers } from '../../../src/renderers/numbers'
import { activate as patchGrid } from '../../../src/renderers/patchGrid'
import { activate as patch } from '../../../src/renderers/patch'
import { activate as residuals } from '../../../src/renderers/residuals'
import { activate as review } from '../../../src/renderers/review'
import { activate as scatter } from '../../../src/renderers/scatter'
import { activate as table } from '../../../src/renderers/table'
import { choose, find, findButton, patchesAnswer, pick, recordPictures, start } from './harness'
import { answersPayload, findingsPayload, patchPayload, scatterPayload, tablePayload } from './payloads'
import { classifiedPayload } from './classifiedAnswers'
import { madeFlips } from './flipsPayload'
import { chainPayload } from './chainPayload'
import { dataCardPayload } from './dataCardPayload'
import { numbersPayload } from './numbersPayload'
import { boxesPayload, residualsPayload } from './residualsPayload'
import { patchGridPayload } from './patchGridPayload'
import { reviewPayload } from './reviewPayload'
import { coveragePayload, leaderboardPayload } from './rankingPayloads'

vi.mock('../../../src/renderers/scatter/plot', () => ({
  openPlot: () => Promise.resolve({ draw: () => Promise.resolve(), dispose: () => undefined }),
}))

vi.mock('../../../src/renderers/residuals/errorPlot', () => ({
  openErrorPlot: () => Promise.resolve({ draw: () => Promise.resolve(), dispose: () => undefined }),
}))

/**
 * Rule ids and elements that break them; jsdom knows no colours, and an output is no whole page. The style sheets, which
 * jsdom would match against every element over and over, are taken away first.
 */
async function violationsOf(element: HTMLElement): Promise<string[]> {
  for (const sheet of document.head.querySelectorAll('[id^=reo-styles]')) sheet.remove()
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const OUTPUTS: readonly [string, ActivationFunction, unknown][] = [
  ['patch', patch, patchPayload],
  ['scatter', scatter, scatterPayload],
  ['confusion', confusion, classifiedPayload()],
  ['table', table, tablePayload],
  ['answers', answers, answersPayload],
  ['answers of two models', answers, { ...answersPayload, models: answersPayload.models.slice(1) }],
  ['chain', chain, chainPayload],
  ['findings', findings, findingsPayload],
  ['dataCard', dataCard, dataCardPayload],
  ['numbers', numbers, numbersPayload],
  ['residuals', residuals, residualsPayload],
  ['residuals by class', residuals, boxesPayload],
  ['patchGrid', patchGrid, patchGridPayload],
  ['review', review, reviewPayload],
  ['flips', flips, madeFlips()],
  ['leaderboard', leaderboard, leaderboardPayload],
  ['coverage', coverage, coveragePayload],
]

describe('assistive technology', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  it.each(OUTPUTS)('finds nothing wrong with a %s output', async (_, activate, payload) => {
    const element = (await start(activate)).render(payload)
    await vi.waitFor(() => expect(find(element, '[data-reo-state]').dataset['reoState']).toBe('ready'))
    expect(await violationsOf(element)).toEqual([])
  })

  it('finds nothing wrong with a patch whose views are compared', async () => {
    const element = (await start(patch)).render(patchPayload)
    choose(element, 'Land cover')
    pick(element, 'View', 'overlay')
    pick(element, 'Compare with', 'nir')
    expect(await violationsOf(element)).toEqual([])
    choose(element, 'Flicker')
    expect(await violationsOf(element)).toEqual([])
  })

  it('finds nothing wrong with linked patches and a patch opened among them', async () => {
    const harness = await start(scatter)
    const element = harness.render(scatterPayload)
    findButton(element, 'Show patches').click()
    harness.answer(harness.lastRequest(), patchesAnswer(['a', 'b'], 30))
    find(element, '[data-reo-sample="a"]').click()
    harness.answer(harness.lastRequest(), { kind: 'patch', patch: patchPayload })
    expect(find(element, '[data-reo-role="patch-panel"] canvas')).toBeDefined()
    expect(await violationsOf(element)).toEqual([])
  })
})
