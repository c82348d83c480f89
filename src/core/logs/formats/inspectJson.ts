import * as v from 'valibot'
import { ReoError } from '../../errors'
import type { LogReader } from '../logRecord'
import { readDocument } from '../readDocument'
import { inspectRecord } from './inspectSample'

/** What an Inspect log says of its evaluation. */
export const inspectHeader = v.object({
  eval: v.object({ task: v.optional(v.string()), model: v.optional(v.string()) }),
})

const log = v.object({ ...inspectHeader.entries, samples: v.nullish(v.array(v.unknown())) })

/** A `.json` log of Inspect. */
export const inspectJson: LogReader = {
  name: 'inspect-json',
  title: 'Inspect .json',
  recognises: ({ text }) => /^\s*\{/.test(text) && /"status"\s*:/.test(text) && /"eval"\s*:\s*\{/.test(text),
  async *read(path) {
    const parsed = v.safeParse(log, await readDocument(path))
    if (!parsed.success)
      throw new ReoError('This is no log of Inspect', { where: path, mend: 'Name its format: --from.' })
    const { eval: evaluation, samples } = parsed.output
    for (const [index, sample] of (samples ?? []).entries()) {
      yield inspectRecord(sample, `sample ${index + 1}`, evaluation)
    }
  },
}
