import type { Raster } from '../../../imagery/raster'

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]
const ALIGNMENT = 64

/** A raster as a `.npy` file, version 1.0 (NumPy Enhancement Proposal 1): float32, bands × height × width, little-endian. */
export function npyBytes({ bands, width, height, data }: Raster): Uint8Array {
  const words = `{'descr': '<f4', 'fortran_order': False, 'shape': (${bands.length}, ${height}, ${width}), }`
  const unpadded = MAGIC.length + 2 + words.length + 1
  const header = `${words}${' '.repeat((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT)}\n`
  const start = MAGIC.length + 2 + header.length
  const bytes = new Uint8Array(start + data.length * 4)
  bytes.set(MAGIC)
  const view = new DataView(bytes.buffer)
  view.setUint16(MAGIC.length, header.length, true)
  bytes.set(Buffer.from(header, 'latin1'), MAGIC.length + 2)
  data.forEach((value, index) => view.setFloat32(start + index * 4, value, true))
  return bytes
}
