import { opendir } from 'node:fs/promises'
import path from 'node:path'
import { IMAGE_NAME } from './proposeColumns'

/** Limits of the walk: a split of a million images is known by its first few. */
const MAXIMUM_DEPTH = 4
const MAXIMUM_FOLDERS = 300
const MAXIMUM_FILES_IN_FOLDER = 500

/** Images in a folder and the folders inside it, as far as the walk goes; paths are relative and with /. */
export interface ListedImages {
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/** Lists images breadth first, folders and names in the order of their names. Links are not followed. */
export async function listImages(root: string): Promise<ListedImages> {
  const folders = ['']
  const files: string[] = []
  for (let index = 0; index < folders.length; index++) {
    const folder = folders[index]
    const inside = await entriesOf(path.join(root, folder))
    files.push(...inside.files.map((name) => joined(folder, name)))
    const isDeep = folder.split('/').length >= MAXIMUM_DEPTH && folder !== ''
    if (isDeep) continue
    const room = MAXIMUM_FOLDERS - folders.length
    folders.push(...inside.folders.slice(0, room).map((name) => joined(folder, name)))
  }
  return { folders, files }
}

async function entriesOf(folder: string): Promise<{ folders: string[]; files: string[] }> {
  const folders: string[] = []
  const files: string[] = []
  const directory = await opendir(folder).catch(() => undefined)
  if (directory === undefined) return { folders, files }
  for await (const entry of directory) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory() && folders.length < MAXIMUM_FOLDERS) folders.push(entry.name)
    if (entry.isFile() && IMAGE_NAME.test(entry.name)) files.push(entry.name)
    if (files.length >= MAXIMUM_FILES_IN_FOLDER) break
  }
  return { folders: folders.sort(), files: files.sort() }
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
