// @ts-check
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

/** Where set-up keeps what it downloads: `$REO_CACHE`, else `reo-notebook` in the user's cache folder. */
export const cacheFolder =
  process.env['REO_CACHE'] ??
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'reo-notebook')

/** Screenshots, traces and logs of failed tests; git ignores it. */
export const testResultsFolder = path.join(projectFolder, 'test-results')
