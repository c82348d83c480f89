/** TIFF 6.0, GeoTIFF 1.1 and GDAL tags that are read. */
export const TAG = {
  newSubfileType: 254,
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
  colourMap: 320,
  tileWidth: 322,
  tileLength: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  sampleFormat: 339,
  imageDepth: 32997,
  modelPixelScale: 33550,
  modelTiepoint: 33922,
  modelTransformation: 34264,
  geoKeyDirectory: 34735,
  geoDoubles: 34736,
  gdalMetadata: 42112,
  gdalNodata: 42113,
  lercParameters: 50674,
} as const

export const COMPRESSION = {
  none: 1,
  lzw: 5,
  deflate: 8,
  packBits: 32773,
  deflateOld: 32946,
  lerc: 34887,
  zstandard: 50000,
} as const

/** Colour models whose stored values are not the pixels: GDAL converts CMYK, YCbCr and Lab to RGB. */
export const PHOTOMETRIC = {
  separated: 5,
  yCbCr: 6,
  lab: 8,
  iccLab: 9,
  ituLab: 10,
  logL: 32844,
  logLuv: 32845,
} as const

export const PALETTE = 3

export const PREDICTOR = { none: 1, horizontal: 2, floatingPoint: 3 } as const

export const SUBFILE = { reduced: 1, mask: 4 } as const
