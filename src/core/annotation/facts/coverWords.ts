/**
 * Classes of CGLS-LC100 as running text says them, by their code; each is read back as its class
 * (`core/answers/landCoverNames`). All stand in the singular without an article, so that sentences agree.
 */
export const COVER_WORDS: ReadonlyMap<number, string> = new Map([
  [20, 'shrubland'],
  [30, 'herbaceous vegetation'],
  [40, 'cultivated land'],
  [50, 'built-up land'],
  [60, 'bare or sparsely vegetated land'],
  [70, 'permanent snow and ice'],
  [80, 'permanent water'],
  [90, 'herbaceous wetland'],
  [100, 'moss and lichen'],
  [111, 'closed evergreen needleleaf forest'],
  [112, 'closed evergreen broadleaf forest'],
  [113, 'closed deciduous needleleaf forest'],
  [114, 'closed deciduous broadleaf forest'],
  [115, 'closed mixed forest'],
  [116, 'closed forest not matching other types'],
  [121, 'open evergreen needleleaf forest'],
  [122, 'open evergreen broadleaf forest'],
  [123, 'open deciduous needleleaf forest'],
  [124, 'open deciduous broadleaf forest'],
  [125, 'open mixed forest'],
  [126, 'open forest not matching other types'],
  [200, 'open sea'],
])

/** How a class is said in running text. @throws Error where the legend lacks the code, or it is 0 ("Unknown") */
export function coverWords(code: number): string {
  const words = COVER_WORDS.get(code)
  if (words === undefined) throw new Error(`There are no words for the land cover ${code}`)
  return words
}
