import type { CheckParams, MimeBundle } from '../../protocol/kernel'
import type { NewCell } from '../notebooks/reoNotebook'

/** The cells that show findings: code that checks again when it is run, with what was found as its output. */
export function findingsCells(
  { dataset, split, all }: Omit<CheckParams, 'token'>,
  findings: MimeBundle,
): readonly NewCell[] {
  const part = split === undefined ? '' : `.split('${split}')`
  const options = all === true ? '{ all: true }' : ''
  return [
    { kind: 'text', text: '# Check of a data set' },
    {
      kind: 'code',
      text: `const data = await reo.open(${JSON.stringify(dataset)})\nawait data${part}.check(${options})`,
      output: findings,
    },
  ]
}
