import type { RunHeader } from '../../core/runs/runLog'
import type { PayloadSource } from '../../protocol/payloads'

/** What part of a data set an output of a run is about, such as `REO demo, test, class = 112`. */
export function partTitle({ dataset }: RunHeader, { slice }: PayloadSource): string {
  return [dataset.name, dataset.split, ...(slice === undefined ? [] : [slice])].join(', ')
}
