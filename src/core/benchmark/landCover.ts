/** One class of the Copernicus Global Land Service map CGLS-LC100 v3.0.1. */
export interface LandCoverClass {
  readonly code: number
  readonly label: string
  /** Official colour as `#rrggbb`. */
  readonly colour: string
}

/** The 23 discrete classes of CGLS-LC100 v3.0.1 with their official palette (Earth Engine catalogue). */
export const LAND_COVER_CLASSES: readonly LandCoverClass[] = [
  { code: 0, label: 'Unknown', colour: '#282828' },
  { code: 20, label: 'Shrubs', colour: '#ffbb22' },
  { code: 30, label: 'Herbaceous vegetation', colour: '#ffff4c' },
  { code: 40, label: 'Cultivated / agriculture', colour: '#f096ff' },
  { code: 50, label: 'Urban / built up', colour: '#fa0000' },
  { code: 60, label: 'Bare / sparse vegetation', colour: '#b4b4b4' },
  { code: 70, label: 'Snow and ice', colour: '#f0f0f0' },
  { code: 80, label: 'Permanent water bodies', colour: '#0032c8' },
  { code: 90, label: 'Herbaceous wetland', colour: '#0096a0' },
  { code: 100, label: 'Moss and lichen', colour: '#fae6a0' },
  { code: 111, label: 'Closed forest, evergreen needle leaf', colour: '#58481f' },
  { code: 112, label: 'Closed forest, evergreen broad leaf', colour: '#009900' },
  { code: 113, label: 'Closed forest, deciduous needle leaf', colour: '#70663e' },
  { code: 114, label: 'Closed forest, deciduous broad leaf', colour: '#00cc00' },
  { code: 115, label: 'Closed forest, mixed', colour: '#4e751f' },
  { code: 116, label: 'Closed forest, not matching others', colour: '#007800' },
  { code: 121, label: 'Open forest, evergreen needle leaf', colour: '#666000' },
  { code: 122, label: 'Open forest, evergreen broad leaf', colour: '#8db400' },
  { code: 123, label: 'Open forest, deciduous needle leaf', colour: '#8d7400' },
  { code: 124, label: 'Open forest, deciduous broad leaf', colour: '#a0dc00' },
  { code: 125, label: 'Open forest, mixed', colour: '#929900' },
  { code: 126, label: 'Open forest, not matching others', colour: '#648c00' },
  { code: 200, label: 'Oceans, seas', colour: '#000080' },
]

const byCode = new Map(LAND_COVER_CLASSES.map((landCover) => [landCover.code, landCover]))

/** The class of a CGLS code, or undefined where the code is not in the legend (AGBD marks masked pixels 255). */
export function landCoverClass(code: number): LandCoverClass | undefined {
  return byCode.get(code)
}

/** A code's label for display, naming the code itself where the legend lacks it. */
export function landCoverLabel(code: number): string {
  return byCode.get(code)?.label ?? `Code ${code}`
}
