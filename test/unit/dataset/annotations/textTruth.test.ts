import { describe, expect, it } from 'vitest'
import { activityOfText, truthOfText } from '../../../../src/core/dataset/annotations/truthOfText'

describe('biomass in a text', () => {
  it.each([
    ['134.2', 134.2],
    ['0', 0],
    ['134.2 Mg/ha', 134.2],
    ['The AGB is 134.2 Mg/ha.', 134.2],
    ['The AGB is 134.2.', 134.2],
    ['about 134 t/ha', 134],
    ['~134 t/ha', 134],
    ['Approximately 134.25 tonnes per hectare', 134.25],
    ['134 metric tons per hectare', 134],
    ['The above-ground biomass is 134 Mg ha-1', 134],
    ['The above-ground biomass is 134 Mg ha⁻¹.', 134],
    ['134.2Mg·ha^-1', 134.2],
    ['134 megagrams per hectare', 134],
    ['134.2 ± 12.5 Mg/ha', 134.2],
    ['134.2 (±12.5) Mg/ha', 134.2],
    ['134.2 Mg of biomass per hectare', 134.2],
    ['The biomass in 2019 was 134', 134],
    ['13.4 kg/m²', 134],
    ['13.4 kg m-2', 134],
    ['13.4 kg per square meter', 134],
    ['134,2 Mg/ha', 134.2],
    ['1.342e2 Mg/ha', 134.2],
    ['AGB: 134.2 Mg/ha', 134.2],
    ['**134.2 Mg/ha**', 134.2],
    ['In 2019 this 25 x 25 px patch held 134.2 Mg/ha.', 134.2],
    ['134.2 Mg/ha (that is 134.2 t/ha)', 134.2],
    ['Based on bands B04 and B08 the biomass is 98 Mg/ha.', 98],
  ])('%s', (text, value) => {
    expect(truthOfText('agb', text).value).toBeCloseTo(value, 9)
  })

  it.each([
    ['120-150 Mg/ha', /range/],
    ['120–150 Mg/ha', /range/],
    ['between 120 and 150 Mg/ha', /range/],
    ['from 120 Mg/ha to 150 Mg/ha', /range/],
    ['over 200 Mg/ha', /bound/],
    ['less than 50 t/ha', /bound/],
    ['at least about 50 t/ha', /bound/],
    ['> 300 Mg/ha', /bound/],
    ['up to 150 Mg/ha', /bound/],
    ['I cannot determine the biomass from this image.', /refusal/],
    ['Unanswerable', /refusal/],
    ['N/A', /refusal/],
    ['-', /no value/],
    ['120 Mg/ha in the north, 80 Mg/ha in the south', /several/],
    ['67 Mg C/ha', /carbon/],
    ['67 Mg of carbon per hectare', /carbon/],
    ['1,342 Mg/ha', /outside 0–500/],
    ['-5 Mg/ha', /outside 0–500/],
    ['The trees are 25 m tall', /no value/],
    ['high', /no value/],
    ['60 %', /no value/],
  ])('%s holds none', (text, problem) => {
    expect(truthOfText('agb', text)).toEqual({ problem: expect.stringMatching(problem) })
  })
})

describe('a patch count in a text', () => {
  it.each([
    ['7', 7],
    ['7 patches', 7],
    ['seven distinct patches', 7],
    ['There are 7 ecological patches.', 7],
    ['The image contains three continuous land-cover units.', 3],
    ['A single patch', 1],
    ['one', 1],
    ['Twenty-three patches', 23],
    ['about 12 patches', 12],
    ['In this 25 x 25 px image there are 4 patches.', 4],
    ['Four (4) patches', 4],
    ['The patch count is 6.', 6],
    ['I count two ecologically distinct regions', 2],
  ])('%s', (text, value) => {
    expect(truthOfText('patchCount', text)).toEqual({ value })
  })

  it.each([
    ['5-7 patches', /range/],
    ['five to seven patches', /range/],
    ['at least 5 patches', /bound/],
    ['more than ten patches', /bound/],
    ['several patches', /no value/],
    ['2.5 patches', /whole number/],
    ['two forest patches and one water patch', /several/],
    ['It is not possible to count the patches', /refusal/],
    ['', /no value/],
  ])('"%s" holds none', (text, problem) => {
    expect(truthOfText('patchCount', text)).toEqual({ problem: expect.stringMatching(problem) })
  })
})

describe('land cover in a text', () => {
  it.each([
    ['112', 112],
    ['Class 112', 112],
    ['code: 40', 40],
    ['112: Closed forest, evergreen broad leaf', 112],
    ['Closed forest, evergreen broad leaf (112)', 112],
    ['Closed forest, evergreen broad leaf', 112],
    ['closed evergreen broadleaf forest', 112],
    ['The dominant land cover is closed forest, deciduous broad-leaved.', 114],
    ['Closed_forest_mixed', 115],
    ['Open forest, evergreen needle leaf', 121],
    ['open deciduous needle-leaved forest', 123],
    ['Open forest, not matching others', 126],
    ['Closed forest, unknown', 116],
    ['Shrubs', 20],
    ['shrubland', 20],
    ['Herbaceous vegetation', 30],
    ['Grassland.', 30],
    ['Cultivated / agriculture', 40],
    ['Cultivated and managed vegetation (agriculture)', 40],
    ['cropland', 40],
    ['Urban / built up', 50],
    ['Built-up', 50],
    ['Bare / sparse vegetation', 60],
    ['Snow and ice', 70],
    ['Permanent water bodies', 80],
    ['Herbaceous wetland', 90],
    ['Moss & lichen', 100],
    ['Moss and lichen', 100],
    ['Oceans, seas', 200],
    ['The patch belongs to the class herbaceous wetland.', 90],
  ])('%s', (text, value) => {
    expect(truthOfText('landCover', text)).toEqual({ value })
  })

  it.each([
    ['forest', /no value/],
    ['closed forest', /no value/],
    ['evergreen broad leaf forest', /no value/],
    ['37', /no value/],
    ['cropland and grassland', /several/],
    ['113 (Closed forest, mixed)', /several/],
    ['not cropland', /no value/],
    ['Unable to classify', /refusal/],
    ['Tree cover of 70 %', /no value/],
  ])('%s names none', (text, problem) => {
    expect(truthOfText('landCover', text)).toEqual({ problem: expect.stringMatching(problem) })
  })
})

describe('human activity in a text', () => {
  it.each([
    ['Is there a road?', 'Yes', 'yes'],
    ['Is there a road?', 'Yes, a road is visible.', 'yes'],
    ['Is there a road?', 'No roads are visible', 'no'],
    ['Are there fields? Answer yes or no.', 'no.', 'no'],
    ['Human activity present', 'True', 'yes'],
    ['Is it rural or urban?', 'rural', 'rural'],
    ['Which activity dominates?', 'agriculture', 'agriculture'],
    ['Is there a road?', 'I cannot tell from this image.', undefined],
    ['Is there a road?', '', undefined],
  ])('%s %s', (question, answer, expected) => {
    expect(activityOfText(question, answer)).toBe(expected)
  })
})
