import type { DeviceTrial } from '../model'
import { short } from './compareOutputs'

/**
 * Whether a device that agrees with the CPU is worth being used.
 * @param speedup time on the CPU divided by time on the device
 * @param demanded the person asked for this device, and gets it even when it is slower
 */
export function judgeSpeed(speedup: number, demanded: boolean): Pick<DeviceTrial, 'outcome' | 'reason'> {
  if (speedup > 1)
    return { outcome: 'used', reason: `Agrees with the CPU and is ${short(speedup)} times as fast.` }
  const found = `Agrees with the CPU but is slower: ${short(speedup)} times as fast`
  if (demanded) return { outcome: 'used', reason: `${found}; used because it was asked for.` }
  return { outcome: 'slower', reason: `${found}.` }
}
