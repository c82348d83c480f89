import { unzipSync } from 'fflate'
import { messageOf, ReoError } from '../../errors'
import { MAXIMUM_VALUES } from '../geotiff/limits'
import { type ImageFormat, type ImageRequest, startsWith } from './imageFormat'
import { npy } from './npy'

/** The largest array that is read: so many values of eight bytes, and a header. */
const MAXIMUM_MEMBER_BYTES = MAXIMUM_VALUES * 8 + 65_536

/** An archive of NumPy arrays, as np.savez and np.savez_compressed write. */
export const npz: ImageFormat = {
  name: '.npz',
  extensions: ['npz'],
  recognises: (bytes) => startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06'),
  decode: (bytes, name, request) => {
    const member = memberOf(bytes, name, request)
    const array = unzipped(bytes, name, member)[member]
    const where = `${name} (${member})`
    if (!npy.recognises(array))
      throw new ReoError('This is no NumPy array', { where, mend: 'Save it by np.savez(file, s2=…, sar=…).' })
    return npy.decode(array, where, request)
  },
}

/** The array that is wanted: the one named, or the only one. */
function memberOf(bytes: Uint8Array<ArrayBuffer>, name: string, { array }: ImageRequest): string {
  const members = memberNames(bytes, name)
  const wanted = array === undefined ? members.at(0) : `${array}.npy`
  if (wanted !== undefined && members.includes(wanted) && (array !== undefined || members.length === 1))
    return wanted
  const names = members.map((member) => member.replace(/\.npy$/, '')).join(', ')
  const found = members.length === 0 ? 'is empty' : `holds the arrays ${names}`
  throw new ReoError(`The archive ${found}${array === undefined ? '' : `, not "${array}"`}`, {
    where: name,
    mend: 'Name one of its arrays in the description: "array": "s2".',
  })
}

function memberNames(bytes: Uint8Array<ArrayBuffer>, name: string): string[] {
  const names: string[] = []
  unzip(bytes, name, (member) => {
    names.push(member)
    return false
  })
  const path = names.find((member) => /[\\/:]|^\.\./.test(member))
  if (path === undefined) return names
  throw new ReoError(`The archive holds "${path}", which is a path and no array's name`, {
    where: name,
    mend: 'Save it by np.savez(file, s2=…, sar=…).',
  })
}

function unzipped(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  wanted: string,
): Record<string, Uint8Array<ArrayBuffer>> {
  return unzip(bytes, name, (member, size) => {
    if (member !== wanted) return false
    if (size <= MAXIMUM_MEMBER_BYTES) return true
    throw new ReoError(`The array "${member}" unpacks to ${(size / 1e9).toFixed(1)} GB`, {
      where: name,
      mend: 'Save one file per sample.',
    })
  })
}

/** Unpacks into no more memory than the archive declares, so that a zip bomb stays as small as it claims to be. */
function unzip(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  wanted: (member: string, unpackedSize: number) => boolean,
): Record<string, Uint8Array<ArrayBuffer>> {
  try {
    return unzipSync(bytes, { filter: (file) => wanted(file.name, file.originalSize) })
  } catch (error) {
    if (error instanceof ReoError) throw error
    throw new ReoError(`The archive cannot be unpacked (${messageOf(error)})`, {
      where: name,
      mend: 'Save or copy it again.',
      cause: error,
    })
  }
}
