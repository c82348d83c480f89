import { ReoError } from '../../errors'
import { type ImageFormat, startsWith } from './imageFormat'
import { fromInterleaved } from './interleaved'
import { jpegHeader } from './jpegHeader'
import { decodeJpeg } from './jpegLibrary'
import { checkPictureSize } from './pictureSize'

/** JPEG, grey or in colours, decoded to the very pixels of libjpeg. */
export const jpeg: ImageFormat = {
  name: 'JPEG',
  extensions: ['jpg', 'jpeg'],
  recognises: (bytes) => startsWith(bytes, '\xff\xd8\xff'),
  decode: async (bytes, name) => {
    const { width, height, components, precision } = jpegHeader(bytes, name)
    checkPictureSize('JPEG', name, { width, height, bands: components })
    if (components !== 1 && components !== 3) {
      throw refused(name, `The JPEG holds ${components} inks (CMYK), not grey or red, green and blue`)
    }
    if (precision !== 8) throw refused(name, `The JPEG holds values of ${precision} bits`)
    const rgba = await decodeJpeg(bytes.slice(), name)
    return {
      pixels: fromInterleaved(rgba, { width, height, bands: components, channels: 4 }),
      nodata: undefined,
    }
  },
}

function refused(name: string, what: string): ReoError {
  return new ReoError(what, { where: name, mend: 'Write it as a plain RGB JPEG or PNG.' })
}
