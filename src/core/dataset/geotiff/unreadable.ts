import { ReoError } from '../../errors'

/** The error for a TIFF that may be in order but is of a kind that is not read. */
export function unreadable({ name }: { readonly name: string }, reason: string, cause?: unknown): ReoError {
  return new ReoError(`The TIFF cannot be decoded: ${reason}`, {
    where: name,
    mend: 'Write it plainly: gdal_translate -co COMPRESS=DEFLATE FILE FILE.tif.',
    cause,
  })
}
