import { InvalidArgumentError } from 'commander'

/** Reads where the classes of patch counts begin, such as `1,2,3,5,10`. */
export function countBins(text: string): readonly number[] {
  const starts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const isAscending = starts.every(
    (start, index) => Number.isInteger(start) && start >= 0 && (index === 0 || start > starts[index - 1]),
  )
  if (isAscending) return starts
  throw new InvalidArgumentError('Give ascending whole numbers, such as 1,2,3,5,10.')
}
