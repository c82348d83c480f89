import { describe, expect, it } from 'vitest'
import { errorOf, formatError } from '../../../src/renderers/shared/answerError'
import {
  formatKey,
  formatLocation,
  formatNumber,
  formatPlural,
  formatShare,
  formatSigned,
  formatValue,
  lowerFirst,
} from '../../../src/renderers/shared/format'

describe('numbers in words', () => {
  it.each([
    [1234.5, 1, '1,234.5'],
    [-0.04, 1, '0.0'],
    [-3.25, 2, '−3.25'],
    [null, 1, '–'],
    [Number.NaN, 1, '–'],
  ])('formats %s with %i decimals as %s', (value, digits, words) => {
    expect(formatNumber(value, digits)).toBe(words)
  })

  it('signs differences but not zero', () => {
    expect([2, -2, 0, 0.001].map((value) => formatSigned(value, 1))).toEqual(['+2.0', '−2.0', '0.0', '0.0'])
  })

  it('never rounds a share to all or nothing', () => {
    expect([0, 0.00001, 0.125, 0.99999, 1].map((share) => formatShare(share))).toEqual([
      '0.0 %',
      '< 0.1 %',
      '12.5 %',
      '> 99.9 %',
      '100.0 %',
    ])
  })

  it('counts things', () => {
    expect([formatPlural(1, 'patch', 'patches'), formatPlural(1200, 'patch', 'patches')]).toEqual([
      '1 patch',
      '1,200 patches',
    ])
  })

  it('gives places with their hemisphere', () => {
    expect(formatLocation({ latitude: -3.21451, longitude: 60.5 })).toBe('3.2145° S, 60.5000° E')
  })

  it('turns keys and titles into words', () => {
    expect(['cloud_share', 'gediSensitivity', 'tile'].map(formatKey)).toEqual([
      'cloud share',
      'gedi sensitivity',
      'tile',
    ])
    expect(['Above-ground biomass', 'AGB'].map(lowerFirst)).toEqual(['above-ground biomass', 'AGB'])
  })

  it('gives values with the unit of their task', () => {
    expect(formatValue('agb', 112.36)).toBe('112.4 Mg/ha')
    expect(formatValue('landCover', 115)).toBe('Closed forest, mixed')
    expect(formatValue('landCover', 999)).toBe('Code 999')
    expect(formatValue('humanActivity', true)).toBe('yes')
  })
})

describe('errors of answers', () => {
  it('is a signed difference for numbers', () => {
    expect(errorOf('agb', 100, 87.5)).toEqual({ kind: 'difference', value: -12.5 })
    expect(formatError('agb', { kind: 'difference', value: -12.5 })).toBe('−12.5')
    expect(formatError('patchCount', { kind: 'difference', value: 2 })).toBe('+2')
  })

  it('is right or wrong for labels, whatever their case', () => {
    expect(errorOf('landCover', 114, 114)).toEqual({ kind: 'match', right: true })
    expect(errorOf('humanActivity', 'Yes', true)).toEqual({ kind: 'match', right: true })
    expect(errorOf('humanActivity', 'farming', ' Farming ')).toEqual({ kind: 'match', right: true })
    expect(errorOf('landCover', 114, 40)).toEqual({ kind: 'match', right: false })
  })

  it('is unknown where truth or answer is', () => {
    expect(errorOf('agb', null, 5)).toBeUndefined()
    expect(errorOf('agb', 5, undefined)).toBeUndefined()
    expect(errorOf('agb', 5, 'about five')).toBeUndefined()
  })
})
