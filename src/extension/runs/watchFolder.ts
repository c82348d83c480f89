import { watch } from 'node:fs'

/**
 * Tells the names of files in a folder that come, change or go; a folder that cannot be watched is not.
 *
 * VS Code's own watcher has its say too where it looks, but not in folders outside the workspace that lie deep, nor where
 * its native part is missing.
 */
export function watchFolder(folder: string, onChange: (name: string) => void): { dispose(): void } {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name !== null) onChange(name)
    })
    watcher.on('error', () => watcher.close())
    return { dispose: () => watcher.close() }
  } catch {
    return { dispose: () => {} }
  }
}
