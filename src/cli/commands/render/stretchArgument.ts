import { InvalidArgumentError } from 'commander'
import type { StretchChoice } from '../../../core/imagery/displayRange'

/** What `--stretch` asks for; a data set's ranges are still to be sampled. */
export type StretchArgument =
  Exclude<StretchChoice, { readonly kind: 'dataset' }> | { readonly kind: 'dataset' }

/** Reads `patch`, `dataset`, `fixed`, or `LOW,HIGH` in physical values. @throws InvalidArgumentError */
export function stretchArgument(text: string): StretchArgument {
  if (text === 'patch' || text === 'dataset' || text === 'fixed') return { kind: text }
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [low, high] = numbers
  if (numbers.length === 2 && Number.isFinite(low) && Number.isFinite(high) && low < high) {
    return { kind: 'range', low, high }
  }
  throw new InvalidArgumentError('Give patch, dataset, fixed, or two numbers such as 0,0.3.')
}
