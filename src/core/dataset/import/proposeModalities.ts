import { MODALITIES, type Modality } from '../sample'
import { type ImageLook, lookAtImages } from './lookAtImages'
import { CONFIDENCES, type ProposedChoice, type ProposedItem } from './proposal'
import { type BandTemplate, groupBands } from './groupBands'
import type { FoundTemplate } from './proposeTemplates'
import { type ModalityGuess, recogniseModality } from './recogniseModality'

/** Templates that are looked at. */
const MOST_TEMPLATES = 12

const TITLES: Readonly<Record<Modality, string>> = {
  s2: 'Sentinel-2',
  sar: 'Radar',
  rgb: 'RGB',
  landCover: 'Land-cover map',
}

/** Modalities that images were recognised as, and what one image is like. */
export interface ProposedModalities {
  readonly items: readonly ProposedItem[]
  readonly look?: ImageLook
  readonly notes: readonly string[]
}

interface PlacedGuess extends ModalityGuess {
  readonly template: BandTemplate
}

/** Proposes what the images are that templates lead to. @param root folder that templates are relative to */
export async function proposeModalities(
  root: string,
  templates: readonly FoundTemplate[],
): Promise<ProposedModalities> {
  const guesses: PlacedGuess[] = []
  const looks: ImageLook[] = []
  const notes: string[] = []
  for (const template of groupBands(templates).slice(0, MOST_TEMPLATES)) {
    const look = await lookAtImages(root, template.files)
    const found = look === undefined ? [] : recogniseModality(look, template.template, template.bands)
    if (look !== undefined && found.length > 0) looks.push(look)
    guesses.push(...found.map((guess) => ({ ...guess, template })))
    if (found.length === 0) notes.push(unrecognised(template, look))
  }
  const items = MODALITIES.flatMap((modality) => {
    const ofModality = guesses.filter((guess) => guess.modality === modality)
    return ofModality.length === 0 ? [] : [itemOf(modality, ofModality)]
  })
  return { items: withoutTwins(items), ...(looks.length > 0 && { look: looks[0] }), notes }
}

function unrecognised({ template }: FoundTemplate, look: ImageLook | undefined): string {
  if (look === undefined) return `The images at ${template} cannot be read.`
  const { bands, type, width, height } = look
  const of = bands === 1 ? 'one band' : `${bands} bands`
  return `The images at ${template} have ${of} of ${type}, ${width} × ${height} px: what they show is not known.`
}

function itemOf(modality: Modality, guesses: readonly PlacedGuess[]): ProposedItem {
  const choices = guesses.map(({ template, title, confidence, reason, entry }): ProposedChoice => {
    const share = template.found < 1 ? `; ${Math.round(100 * template.found)} % of the images are there` : ''
    return {
      title: `${template.template} – ${title}`,
      value: { images: template.template, ...entry },
      confidence,
      reason: `${reason}${share}`,
    }
  })
  const rank = ({ confidence }: ProposedChoice) => CONFIDENCES.indexOf(confidence)
  return {
    key: `modalities.${modality}`,
    title: TITLES[modality],
    choices: choices.sort((a, b) => rank(a) - rank(b)),
    chosen: 0,
  }
}

/** The same images are proposed once: as what they are most likely. */
function withoutTwins(items: readonly ProposedItem[]): readonly ProposedItem[] {
  const imagesOf = ({ choices, chosen }: ProposedItem) => {
    const value = chosen === null ? undefined : choices[chosen].value
    return typeof value === 'object' && value !== null && 'images' in value ? value.images : undefined
  }
  const rankOf = ({ choices, chosen }: ProposedItem) =>
    chosen === null ? CONFIDENCES.length : CONFIDENCES.indexOf(choices[chosen].confidence)
  return items.map((item, index) => {
    const twin = items.some(
      (other, otherIndex) =>
        other !== item &&
        imagesOf(other) === imagesOf(item) &&
        (rankOf(other) < rankOf(item) || (rankOf(other) === rankOf(item) && otherIndex < index)),
    )
    return twin ? { ...item, chosen: null } : item
  })
}
