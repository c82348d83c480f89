import { messageOf, ReoError } from '../../errors'
import type { DeviceReport } from '../model'

/** The error of a network that failed while it ran. @param model its id */
export function networkFailure(model: string, { device }: DeviceReport, cause: unknown): ReoError {
  return new ReoError(`The network failed on ${device}: ${messageOf(cause)}`, {
    where: model,
    mend: 'Try the device "cpu".',
    cause,
  })
}
