import { ReoError } from '../../errors'
import { MAXIMUM_VALUES } from '../geotiff/limits'

/** Headers are some hundred bytes long; a longer one is damage or malice. */
const MAXIMUM_HEADER_BYTES = 65_536

/** What the header of a NumPy array file says (NumPy Enhancement Proposal 1). */
export interface NpyHeader {
  /** Kind and bytes of a value, such as `u2` or `f4`. */
  readonly type: string
  readonly littleEndian: boolean
  /** True where the first axis varies fastest. */
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  /** Byte position of the values. */
  readonly start: number
}

/** @throws ReoError when the header is damaged, describes objects or records, or declares too many values */
export function readNpyHeader(bytes: Uint8Array<ArrayBuffer>, name: string): NpyHeader {
  const { text, start } = headerText(bytes, name)
  const description = /'descr':\s*('([^']*)'|\[|\()/.exec(text)
  const order = /'fortran_order':\s*(True|False)/.exec(text)
  const shape = /'shape':\s*\(([\d\sL,]*)\)/.exec(text)
  if (description === null || order === null || shape === null)
    throw damaged(name, 'its header is not understood')
  const [, , dtype = 'a record'] = description
  const [, byteOrder, type] = /^([<>=|])?([a-zA-Z]\d*)$/.exec(dtype) ?? []
  if (type === undefined) throw unsupported(name, dtype)
  if (type.startsWith('O')) throw pickled(name)
  const sizes = (shape[1].match(/\d+/g) ?? []).map(Number)
  checkSize(sizes, name)
  return {
    type,
    littleEndian: byteOrder !== '>',
    fortranOrder: order[1] === 'True',
    shape: sizes,
    start,
  }
}

function headerText(bytes: Uint8Array<ArrayBuffer>, name: string): { text: string; start: number } {
  if (bytes.length < 12) throw damaged(name, 'it ends within its header')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const major = bytes[6]
  if (major < 1 || major > 3) throw damaged(name, `its version ${major} is unknown`)
  const [headerAt, length] = major === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)]
  if (length > MAXIMUM_HEADER_BYTES) throw damaged(name, `its header has ${length} bytes`)
  const start = headerAt + length
  if (start > bytes.length) throw damaged(name, 'it ends within its header')
  return { text: new TextDecoder('latin1').decode(bytes.subarray(headerAt, start)), start }
}

function checkSize(shape: readonly number[], name: string): void {
  const values = shape.reduce((product, size) => product * size, 1)
  if (values <= MAXIMUM_VALUES) return
  throw new ReoError(
    `The array declares ${shape.join(' × ')} values, more than the ${MAXIMUM_VALUES / 1e6} million that are read at once`,
    { where: name, mend: 'Save one file per sample.' },
  )
}

function pickled(name: string): ReoError {
  return new ReoError('The array holds pickled Python objects, which are not read: they can run code', {
    where: name,
    mend: 'Save numbers: np.save(file, array.astype("float32")).',
  })
}

/** An array of values of a type that is not read. */
export function unsupported(name: string, type: string): ReoError {
  return new ReoError(`The array holds values of type ${type}, which is not read`, {
    where: name,
    mend: 'Save numbers: np.save(file, array.astype("float32")).',
  })
}

/** An array file that is not whole. */
export function damaged(name: string, why: string): ReoError {
  return new ReoError(`The array cannot be read: ${why}`, { where: name, mend: 'Save or copy it again.' })
}
