import { arrayPixels } from './arrayPixels'
import { type ImageFormat, startsWith } from './imageFormat'
import { readNpyHeader } from './npyHeader'
import { npyValues } from './npyValues'

/** One NumPy array: height × width, with bands first or last. */
export const npy: ImageFormat = {
  name: '.npy',
  extensions: ['npy'],
  recognises: (bytes) => startsWith(bytes, '\x93NUMPY'),
  decode: (bytes, name, request) => {
    const header = readNpyHeader(bytes, name)
    return { pixels: arrayPixels(header, npyValues(bytes, header, name), request, name), nodata: undefined }
  },
}
