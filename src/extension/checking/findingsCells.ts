import type { MimeBundle } from '../../protocol/kernel'
import type { NewCell } from '../notebooks/reoNotebook'

/** The cells that show findings: code that checks again when it is run, with what was found as its output. */
export function findingsCells(dataset: string, findings: MimeBundle): readonly NewCell[] {
  return [
    { kind: 'text', text: '# Check of a data set' },
    {
      kind: 'code',
      text: `const data = await reo.open(${JSON.stringify(dataset)})\nawait data.check()`,
      output: findings,
    },
  ]
}
