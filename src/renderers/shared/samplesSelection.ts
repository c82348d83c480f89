import type { PayloadSource } from '../../protocol/payloads'
import { MAXIMUM_NAMED_SAMPLES } from '../../protocol/queries'
import type { PatchSelection } from './linkedPatches'

/**
 * The question for samples that a figure knows by their ids; of very many, for the first.
 * @param title what they are in words, such as "closed forest without biomass"
 * @param noteOf what else is known of one
 */
export function samplesSelection(
  title: string,
  source: PayloadSource,
  ids: readonly string[],
  noteOf?: (sample: string) => string | undefined,
): PatchSelection {
  const samples = ids.slice(0, MAXIMUM_NAMED_SAMPLES)
  return {
    title,
    source,
    ...(noteOf !== undefined && { noteOf }),
    query: (offset, limit) => ({ kind: 'samples', source, samples, offset, limit }),
  }
}
