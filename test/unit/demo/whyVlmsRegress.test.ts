import { expect, test } from 'vitest'
import { exampleKernel } from './exampleNotebook'

const NOTEBOOK = 'examples/why-vlms-regress-badly.ipynb'

/** Samples that the notebook asks about, and enough of them to see that it runs. */
const ASKED = 'limit: 400'
const FEW = 'limit: 24'

const kernel = exampleKernel()

test(
  'the notebook on why VLMs regress badly runs from question to figure',
  { timeout: 600_000 },
  async () => {
    const { mimesOf, written } = await kernel.run(NOTEBOOK, (code, log) =>
      code.replace(ASKED, `${FEW}, out: ${JSON.stringify(log)}`),
    )
    expect(mimesOf('ask')).toContain('application/vnd.reo.table.v1+json')
    expect(mimesOf('digits')).toContain('application/vnd.reo.numbers.v1+json')
    expect(mimesOf('bands')).toContain('application/vnd.reo.scatter.v1+json')
    expect(mimesOf('coverage')).toContain('application/vnd.reo.answers.v1+json')
    expect(written('ranking')).toContain('onnx-vlm:tiny-vlm · expected value')
    expect(written('digits')).toMatch(/Measured: first wrong digit in the hundreds: \d+ % of the answers/)
    expect(written('bands')).toMatch(/Measured: RGB: RMSE [\d.]+ Mg\/ha/)
  },
)
