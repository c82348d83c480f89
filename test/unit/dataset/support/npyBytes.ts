/** Bytes of a `.npy` file: a header as NumPy writes it, then the values as they are given. */
export function npyBytes(
  { descr, shape, fortran = false }: { descr: string; shape: readonly number[]; fortran?: boolean },
  values: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const order = fortran ? 'True' : 'False'
  const text = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${sizes}), }`
  const padded = `${text.padEnd(117)}\n`
  const head = Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    Buffer.from([padded.length & 255, padded.length >> 8]),
  ])
  return new Uint8Array(Buffer.concat([head, Buffer.from(padded, 'latin1'), values]))
}
