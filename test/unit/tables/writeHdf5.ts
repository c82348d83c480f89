import { File, type Group, ready } from 'h5wasm/node'

/** Writes an HDF5 file. @param fill puts groups and arrays into its root */
export async function writeHdf5(path: string, fill: (root: Group) => void): Promise<void> {
  await ready
  const file = new File(path, 'w')
  fill(file)
  file.close()
}
