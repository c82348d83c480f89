import type { Device } from '../model'

/** Devices worth a try on a platform besides the CPU, best first. */
export function candidates(platform: NodeJS.Platform = process.platform): readonly Device[] {
  switch (platform) {
    case 'win32':
      return ['webgpu', 'dml']
    case 'darwin':
      return ['webgpu', 'coreml']
    case 'linux':
      return ['cuda', 'webgpu']
    default:
      return []
  }
}
