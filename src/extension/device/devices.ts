import type { DeviceChoice } from '../../core/models/model'

export interface DeviceText {
  readonly title: string
  readonly explanation: string
}

/** What people read of each device; the order is that of the picker. */
export const DEVICE_TEXTS: Readonly<Record<DeviceChoice, DeviceText>> = {
  auto: {
    title: 'Automatic',
    explanation: 'The fastest device that computes the same as the CPU; the CPU where none does.',
  },
  cpu: { title: 'CPU', explanation: 'Always there, and the same digits on every run.' },
  cuda: {
    title: 'CUDA',
    explanation: 'NVIDIA graphics cards on Linux, where CUDA 12 and cuDNN are installed.',
  },
  webgpu: {
    title: 'WebGPU',
    explanation: 'Graphics cards of any maker through Vulkan, Metal or Direct3D 12.',
  },
  dml: { title: 'DirectML', explanation: 'Graphics cards of any maker on Windows.' },
  coreml: { title: 'CoreML', explanation: 'Neural engine and graphics of a Mac.' },
}

/** The devices that a platform can have, `auto` first. */
export function devicesOf(platform: NodeJS.Platform): readonly DeviceChoice[] {
  switch (platform) {
    case 'win32':
      return ['auto', 'cpu', 'webgpu', 'dml']
    case 'darwin':
      return ['auto', 'cpu', 'webgpu', 'coreml']
    default:
      return ['auto', 'cpu', 'cuda', 'webgpu']
  }
}

/** Whether a setting's value names a device, or leaves the choice to us. */
export function isDeviceChoice(value: unknown): value is DeviceChoice {
  return typeof value === 'string' && Object.hasOwn(DEVICE_TEXTS, value)
}
