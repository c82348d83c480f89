import { existsSync, readdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'

/** What a process needs in its environment to find a software GPU. */
export type VulkanEnvironment = Readonly<Record<string, string>>

/** Drivers that compute on the CPU: SwiftShader comes with Chromium, lavapipe with Mesa. */
const SWIFTSHADER = 'vk_swiftshader_icd.json'
const FOLDERS = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/opt/google/chrome']
const LAVAPIPE = ['/usr/share/vulkan/icd.d/lvp_icd.x86_64.json', '/usr/share/vulkan/icd.d/lvp_icd.json']

/** Where the project's scripts keep the Chromium that they fetch (scripts/lib/paths.mjs). */
const CACHE =
  process.env['REO_CACHE'] ??
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'reo-notebook')

/** A software Vulkan driver of this machine, or undefined where there is none. */
export function findSoftwareVulkan(): VulkanEnvironment | undefined {
  const drivers = [...FOLDERS, ...foldersIn(CACHE)].map((folder) => path.join(folder, SWIFTSHADER))
  const driver = [...drivers, ...LAVAPIPE].find((file) => existsSync(file))
  if (driver === undefined) return undefined
  const libraries = [path.dirname(driver), process.env['LD_LIBRARY_PATH']]
    .filter(Boolean)
    .join(path.delimiter)
  return { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: libraries, XDG_RUNTIME_DIR: tmpdir() }
}

function foldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : []
}
