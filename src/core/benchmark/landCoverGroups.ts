/** Classes of CGLS-LC100 that are told apart by detail only, taken together. */
export interface LandCoverGroup {
  readonly key: string
  readonly title: string
  /** Colour of the group's most general class as `#rrggbb`. */
  readonly colour: string
  readonly codes: readonly number[]
}

/**
 * Upper level of the legend: forests by canopy (closed > 70 %, open 15–70 %) whatever their leaves, as CGLS-LC100's own
 * first level; its other classes gathered by what grows there and what people made of it, which is ours.
 */
export const LAND_COVER_GROUPS: readonly LandCoverGroup[] = [
  { key: 'closed-forest', title: 'Closed forest', colour: '#007800', codes: [111, 112, 113, 114, 115, 116] },
  { key: 'open-forest', title: 'Open forest', colour: '#648c00', codes: [121, 122, 123, 124, 125, 126] },
  { key: 'low', title: 'Shrubs, herbs, wetland, moss', colour: '#ffbb22', codes: [20, 30, 90, 100] },
  { key: 'used', title: 'Cultivated and built up', colour: '#f096ff', codes: [40, 50] },
  { key: 'bare', title: 'Bare, snow and ice', colour: '#b4b4b4', codes: [60, 70] },
  { key: 'water', title: 'Water', colour: '#0032c8', codes: [80, 200] },
  { key: 'unknown', title: 'Unknown', colour: '#282828', codes: [0] },
]

const byCode = new Map(
  LAND_COVER_GROUPS.flatMap((group) => group.codes.map((code) => [code, group] as const)),
)

/** The group of a CGLS code; undefined where the legend lacks the code. */
export function landCoverGroup(code: number): LandCoverGroup | undefined {
  return byCode.get(code)
}
