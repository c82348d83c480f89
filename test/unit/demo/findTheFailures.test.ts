import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MIMES, type OutputKind } from '../../../src/protocol/mimes'
import { exampleKernel } from './exampleNotebook'

const NOTEBOOK = 'examples/find-the-failures.ipynb'

/** Samples that the notebook asks about, and enough of them to see that it runs. */
const ASKED = 'limit: 400'
const FEW = 'limit: 40'

/** What its cells show. */
const SHOWN: Readonly<Record<string, OutputKind>> = {
  ask: 'table',
  rank: 'leaderboard',
  coverage: 'coverage',
  scatter: 'scatter',
  residuals: 'residuals',
  slices: 'table',
  patches: 'patchGrid',
  answers: 'answers',
  classes: 'confusion',
  flips: 'flips',
  selected: 'table',
}

const PLOTS = '../shared/data/agbd/perplot_notrain_skip_jap_mean_max500.csv'

const kernel = exampleKernel()

test(
  'the notebook that finds the failures runs from a number to patches and reasons',
  { timeout: 600_000 },
  async (context) => {
    const { mimesOf, written } = await kernel.run(NOTEBOOK, (code, log) =>
      code.replace(ASKED, `${FEW}, out: ${JSON.stringify(log)}`),
    )
    for (const [cell, kind] of Object.entries(SHOWN))
      expect([cell, mimesOf(cell)]).toEqual([cell, expect.arrayContaining([MIMES[kind]])])
    expect(written('rank')).toMatch(
      /Measured: rank 1[–\d]*: [\w:/-]+, RMSE [\d.]+ \[[\d.]+, [\d.]+\] Mg\/ha; the least/,
    )
    expect(written('rank')).toMatch(/Measured: over \d+ questions in \d+ tiles that all answered/)
    expect(written('selected')).toContain('Nothing is selected: all 40 samples.')
    if (!existsSync(PLOTS)) context.skip('the real reference plots are not here')
    expect(mimesOf('real')).toContain(MIMES.leaderboard)
    // As published with the plots: RMSE 44.79 and 45.77 Mg/ha.
    expect(written('real-where')).toMatch(
      /Measured: ESA CCI's RMSE is 1\.0 \[−?-?[\d.]+, [\d.]+\] Mg\/ha from AGBD's, p = [\d.]+: no difference/,
    )
    expect(mimesOf('real-where')).toEqual(expect.arrayContaining([MIMES.scatter, MIMES.residuals]))
  },
)
