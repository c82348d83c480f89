/** Width and height of a patch in pixels, as in AGBD. */
export const PATCH_SIZE = 25
export const PATCH_PIXELS = PATCH_SIZE * PATCH_SIZE
/** Ground sampling distance in metres. */
export const PIXEL_SIZE = 10
/** Index of a patch's centre pixel. */
export const CENTRE = Math.floor(PATCH_PIXELS / 2)
