import { expect, test } from 'vitest'
import { exampleKernel } from './exampleNotebook'

const NOTEBOOK = 'examples/annotate-a-region.ipynb'

/** Samples that the notebook annotates, and enough of them to see that it runs. */
const ANNOTATED = 'limit: 100'
const FEW = 'limit: 40'

const kernel = exampleKernel()

test('the notebook on annotating a region runs from data to review', { timeout: 600_000 }, async () => {
  let files = 0
  const { mimesOf, shown } = await kernel.run(NOTEBOOK, (code, log) =>
    code.replace(ANNOTATED, () => {
      const out = log.replace('.reo.jsonl', `-${++files}.reo-annotations.jsonl`)
      return `${FEW}, out: ${JSON.stringify(out)}`
    }),
  )
  for (const cell of ['write', 'texts', 'own', 'check', 'tamper'])
    expect(mimesOf(cell), cell).toContain('application/vnd.reo.table.v1+json')
  expect(mimesOf('review')).toContain('application/vnd.reo.review.v1+json')
  expect(shown('write')).toContain('100.0 % of the texts are distinct')
  expect(shown('check')).toContain('No text breaks a rule')
  expect(shown('tamper')).toContain('says 499.9')
  expect(shown('tamper')).toContain('says "probably"')
})
