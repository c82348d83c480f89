// @ts-check
import { pick, randomFrom } from '../random.mjs'

/** @typedef {'agb' | 'landCover' | 'patchCount' | 'humanActivity'} Task */
/** @typedef {(random: () => number) => string} Style */

/** What models say before they answer. */
const EVIDENCE = [
  'The image shows a dense, closed canopy with little visible soil.',
  'In the Sentinel-2 bands the NDVI is about 0.78, which points to vigorous vegetation.',
  'The HV backscatter of PALSAR-2 lies near -13.4 dB, so there is considerable woody volume.',
  'At 10 m resolution single crowns cannot be told apart, but the texture is fine and even.',
  'A river crosses the patch in the south, and its banks are covered by shrubs.',
  'Some 70 % of the 25 x 25 pixels are dark green, the rest is lighter and looks like grass.',
  'Typical tropical forests of this region hold between 200 and 350 Mg/ha.',
  'The patch measures 250 m by 250 m, or 6.25 ha, and lies on a gentle slope.',
  'There is some haze in the upper left corner, yet the surface remains visible.',
]

/** @type {Readonly<Record<Task, readonly Style[]>>} */
const STYLES = {
  agb: [
    (random) => `${biomass(random)}`,
    (random) => `${biomass(random)} Mg/ha`,
    (random) => `The above-ground biomass is approximately ${biomass(random)} Mg/ha.`,
    (random) => `I would estimate the biomass at around ${biomass(random)} tonnes per hectare.`,
    (random) => `**Estimated AGB:** ${biomass(random)} Mg ha⁻¹`,
    (random) => `The AGB likely ranges from ${biomass(random)} to ${biomass(random)} Mg/ha.`,
    (random) => `My best estimate is ${biomass(random)} ± 25 Mg/ha.`,
    (random) =>
      `At first I thought ${biomass(random)} Mg/ha. Actually, it is closer to ${biomass(random)} Mg/ha.`,
    (random) => `{"agb": ${biomass(random)}, "confidence": 0.7}`,
    (random) => `<think>Perhaps ${biomass(random)}? The canopy looks closed.</think>${biomass(random)}`,
    (random) => `The carbon stock is about ${biomass(random)} Mg C/ha, the biomass ${biomass(random)} Mg/ha.`,
    () => 'I cannot determine the above-ground biomass from an image alone; field data would be needed.',
    () => 'The biomass of this patch is moderate to high.',
  ],
  landCover: [
    (random) => pick(CLASSES, random()),
    (random) => `The land cover is ${pick(CLASSES, random())}.`,
    (random) =>
      `This patch is mainly ${pick(CLASSES, random())}, with some ${pick(CLASSES, random())} in a corner.`,
    (random) => `It could be ${pick(CLASSES, random())}, but most likely it is ${pick(CLASSES, random())}.`,
    (random) => `{"land_cover": "${pick(CLASSES, random())}"}`,
    () => 'Class 112',
    () => 'The dominant land cover is forest.',
    () => 'I am unable to classify the land cover at this resolution.',
  ],
  patchCount: [
    (random) => `${count(random)}`,
    (random) => `There are ${count(random)} distinct ecological patches.`,
    () => 'There are three patches: forest, grassland and a river.',
    () => 'The image shows a single homogeneous forest patch.',
    (random) => `1. Forest\n2. Grassland\n3. Water\n\nIn total, ${count(random)} patches can be told apart.`,
    (random) => `{"patch_count": ${count(random)}}`,
    () => 'Several patches can be seen.',
    () => 'It is not possible to count the patches in this image.',
  ],
  humanActivity: [
    () => 'Yes',
    () => 'No, there are no visible signs of human activity.',
    () => 'Yes, a road crosses the patch and there are fields in the north.',
    () => 'I cannot see any signs of human activity in this image.',
    () => 'The area appears undisturbed, with natural forest throughout.',
    () => 'There are rectangular fields and buildings, which indicates human influence.',
    () => 'The image is too coarse to determine whether there is human activity.',
  ],
}

const CLASSES = [
  'closed forest, evergreen broad leaf',
  'open forest, deciduous broad leaf',
  'shrubs',
  'herbaceous vegetation',
  'cropland',
  'a dense evergreen needleleaf forest',
  'herbaceous wetland',
  'built-up land',
]

/**
 * An answer as models write them: half say only what was asked, the others describe
 * the picture first; some 110 characters on average.
 *
 * @param {Task} task
 * @param {number} index
 */
export function answerAbout(task, index) {
  const random = randomFrom(index)
  const said = pick(STYLES[task], random())(random)
  const sentences = Math.floor(4 * random()) - 1
  const evidence = Array.from({ length: Math.max(0, sentences) }, () => pick(EVIDENCE, random()))
  return [...evidence, said].join(' ')
}

/** @param {() => number} random */
function biomass(random) {
  return Math.round(5000 * random()) / 10
}

/** @param {() => number} random */
function count(random) {
  return 1 + Math.floor(8 * random())
}
