import { serveWorker } from '../../../workers/serveWorker'
import type { FileKey, Hdf5Methods } from '../hdf5Methods'
import { isLibraryWorn, loadLibrary } from './library'
import { OpenedFile } from './openedFile'

/** The thread that reads HDF5 files: whatever goes wrong in it is over with the thread. */

const opened = new Map<number, OpenedFile>()
const library = loadLibrary()

async function use<Result>(key: FileKey, work: (file: OpenedFile) => Result): Promise<Result> {
  await library
  const file = opened.get(key.id) ?? new OpenedFile(key)
  opened.set(key.id, file)
  return work(file)
}

serveWorker<Hdf5Methods>(
  {
    open: ({ file }) => use(file, () => null),
    names: ({ file, group }) => use(file, (opened) => [...opened.names(group)]),
    find: ({ file, name }) => use(file, (opened) => opened.find(name)),
    describe: ({ file, name }) => use(file, (opened) => opened.array(name).description),
    lengths: ({ file, names }) => use(file, (opened) => names.map((name) => opened.lengthOf(name))),
    attributes: ({ file, object }) => use(file, (opened) => opened.attributes(object)),
    read: ({ file, name, ranges }) => use(file, (opened) => opened.array(name).read(ranges)),
    words: ({ file, name, limit }) => use(file, (opened) => opened.array(name).words(limit)),
    close: async ({ file: { id } }) => {
      await library
      opened.get(id)?.close()
      opened.delete(id)
      return null
    },
  },
  isLibraryWorn,
)
