/** TIFF 6.0, GeoTIFF 1.1 and GDAL tags that are read. */
export const TAG = {
  imageWidth: 256,
  imageLength: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  planarConfiguration: 284,
  predictor: 317,
  tileWidth: 322,
  tileLength: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  sampleFormat: 339,
  modelPixelScale: 33550,
  modelTiepoint: 33922,
  modelTransformation: 34264,
  geoKeyDirectory: 34735,
  gdalMetadata: 42112,
  gdalNodata: 42113,
} as const

export const COMPRESSION = {
  none: 1,
  lzw: 5,
  deflate: 8,
  packBits: 32773,
  deflateOld: 32946,
  lerc: 34887,
} as const

/** Colour models whose stored values are the pixels; others (CMYK, YCbCr, Lab) are to be converted. */
export const PHOTOMETRIC = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3, mask: 4 } as const

export const PREDICTOR = { none: 1, horizontal: 2, floatingPoint: 3 } as const
