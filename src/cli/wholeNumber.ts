import { InvalidArgumentError } from 'commander'

/** Reads an option's whole number within bounds. @param most none when absent */
export function wholeNumberFrom(least: number, most?: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    const isWhole = text.trim() !== '' && Number.isSafeInteger(value)
    if (isWhole && value >= least && value <= (most ?? Infinity)) return value
    throw new InvalidArgumentError(
      `Give a whole number from ${least} ${most === undefined ? 'on' : `to ${most}`}.`,
    )
  }
}
