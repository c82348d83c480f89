import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Models shipped with the project; this file is bundled into `dist/cli/`. */
export const SHIPPED_MODELS = fileURLToPath(new URL('../../models', import.meta.url))

/** The user's own folder for what `reo` makes or is given: the demo data set, models. `$REO_HOME` moves it. */
export function dataFolder(): string {
  return process.env['REO_HOME'] ?? path.join(userDataFolder(), 'reo-notebook')
}

/** Folder for what can be made again, such as the indexes of large tables. `$REO_HOME` moves it. */
export function cacheFolder(): string {
  const home = process.env['REO_HOME']
  return home === undefined ? path.join(userCacheFolder(), 'reo-notebook') : path.join(home, 'cache')
}

/** Folders in which a model's name is looked up, first match wins. */
export function modelFolders(): readonly string[] {
  return [SHIPPED_MODELS, path.join(dataFolder(), 'models')]
}

function userDataFolder(): string {
  switch (process.platform) {
    case 'win32':
      return process.env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local')
    case 'darwin':
      return path.join(homedir(), 'Library', 'Application Support')
    default:
      return process.env['XDG_DATA_HOME'] ?? path.join(homedir(), '.local', 'share')
  }
}

function userCacheFolder(): string {
  switch (process.platform) {
    case 'win32':
      return path.join(userDataFolder(), 'Temp')
    case 'darwin':
      return path.join(homedir(), 'Library', 'Caches')
    default:
      return process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache')
  }
}
