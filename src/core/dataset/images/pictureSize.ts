import { ReoError } from '../../errors'
import { MAXIMUM_VALUES } from '../geotiff/limits'

/** @throws ReoError when a picture declares more values than are decoded, before any memory is taken for them */
export function checkPictureSize(
  format: string,
  name: string,
  { width, height, bands }: { width: number; height: number; bands: number },
): void {
  if (width > 0 && height > 0 && width * height * bands <= MAXIMUM_VALUES) return
  const size = `${width} × ${height} × ${bands} values`
  throw new ReoError(
    `The ${format} declares ${size}; none, or more than the ${MAXIMUM_VALUES / 1e6} million that are read at once`,
    { where: name, mend: 'Cut it into patches.' },
  )
}
