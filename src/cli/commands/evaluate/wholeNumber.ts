import { InvalidArgumentError } from 'commander'

/** Reads an option's whole number that is not below another. */
export function wholeNumberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() !== '' && Number.isInteger(value) && value >= least) return value
    throw new InvalidArgumentError(`give a whole number from ${least} on.`)
  }
}
