import type { MozJPEGModule } from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js'
import { ReoError } from '../../errors'

interface JpegLibrary {
  readonly module: MozJPEGModule
  /** What the library said about the picture at hand. */
  readonly complaints: string[]
}

let current: Promise<JpegLibrary> | undefined

/**
 * Pixels of a JPEG as RGBA, by libjpeg in WebAssembly.
 * @throws ReoError when the library stops or complains: what it then makes up is not the picture
 */
export async function decodeJpeg(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Uint8ClampedArray> {
  current ??= loadLibrary()
  const { module, complaints } = await current
  complaints.length = 0
  try {
    const picture = module.decode(bytes, false)
    if (picture !== null && complaints.length === 0) return picture.data
  } catch {
    // The library ends its program on a bad picture: the next one needs a new library.
    current = undefined
  }
  throw new ReoError(`The JPEG cannot be decoded (${complaints.join('; ') || 'it is damaged'})`, {
    where: name,
    mend: 'Copy or write it again.',
  })
}

async function loadLibrary(): Promise<JpegLibrary> {
  const [{ default: create }, { default: wasm }] = await Promise.all([
    import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js'),
    import('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'),
  ])
  const complaints: string[] = []
  const module = await create({
    noInitialRun: true,
    wasmBinary: wasm,
    printErr: (line) => complaints.push(line),
    print: (line) => complaints.push(line),
  })
  return { module, complaints }
}
