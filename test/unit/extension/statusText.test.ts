import { describe, expect, it } from 'vitest'
import type { DeviceReport } from '../../../src/core/models/model'
import { isWorking, statusText } from '../../../src/extension/device/statusText'

const report: DeviceReport = {
  device: 'cpu',
  trials: [
    { device: 'webgpu', outcome: 'wrong', reason: 'Output "agb" differs from the CPU by up to 38.2.' },
    { device: 'cpu', outcome: 'used', reason: 'No other device passed.' },
  ],
}

describe('the status bar', () => {
  it('names the chosen device while no model has run', () => {
    expect(statusText('auto', [{ work: null }]).text).toBe('$(circuit-board) REO: Automatic')
  })

  it('names the device in use and, behind it, what became of every device that was tried', () => {
    const { text, tooltip } = statusText('auto', [{ work: null, device: report }])
    expect(text).toBe('$(circuit-board) REO: CPU')
    expect(tooltip).toContain(
      'WebGPU: refused, computes something else – Output "agb" differs from the CPU by up to 38.2.',
    )
    expect(tooltip).toContain('CPU: in use – No other device passed.')
  })

  it('says when another device runs than the one selected', () => {
    expect(statusText('webgpu', [{ work: null, device: report }]).tooltip.at(-1)).toMatch(
      /^WebGPU is selected/,
    )
  })

  it('shows running work in place of the device, whichever kernel does it', () => {
    const statuses = [{ work: null, device: report }, { work: 'Evaluating 3 of 9' }]
    expect(statusText('auto', statuses).text).toBe('$(sync~spin) REO: Evaluating 3 of 9')
    expect(isWorking(statuses)).toBe(true)
    expect(isWorking([{ work: null }])).toBe(false)
  })
})
