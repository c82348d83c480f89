import { type Command, Option } from 'commander'
import {
  CARBON_POLICIES,
  DEFAULT_POLICIES,
  NUMBER_POLICIES,
  RANGE_POLICIES,
  type ReadingPolicies,
} from '../../../core/answers/policies'

/** Options that say how answers are read; one that is not given leaves its policy as it is. */
export interface ReadingOptions {
  readonly range?: ReadingPolicies['range']
  readonly carbon?: ReadingPolicies['carbonAlone']
  readonly number?: ReadingPolicies['number']
}

/** Adds the options to a command. */
export function addReadingOptions(command: Command): Command {
  const usually = (policy: string) => `(default: "${policy}")`
  return command
    .addOption(
      new Option(
        '--range <policy>',
        `a range without an estimate in it ${usually(DEFAULT_POLICIES.range)}`,
      ).choices(RANGE_POLICIES),
    )
    .addOption(
      new Option(
        '--carbon <policy>',
        `biomass of an answer that names carbon alone ${usually(DEFAULT_POLICIES.carbonAlone)}`,
      ).choices(CARBON_POLICIES),
    )
    .addOption(
      new Option(
        '--number <policy>',
        `which of several values counts ${usually(DEFAULT_POLICIES.number)}`,
      ).choices(NUMBER_POLICIES),
    )
}

/** The policies that were given. */
export function readingPolicies({ range, carbon, number }: ReadingOptions): Partial<ReadingPolicies> {
  return {
    ...(range !== undefined && { range }),
    ...(carbon !== undefined && { carbonAlone: carbon }),
    ...(number !== undefined && { number }),
  }
}
