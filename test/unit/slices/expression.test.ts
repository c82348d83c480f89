import { describe, expect, test } from 'vitest'
import type { MetadataValue } from '../../../src/core/dataset/sample'
import { holdsFor } from '../../../src/core/slices/expression/holdsFor'
import { parseExpression } from '../../../src/core/slices/expression/parseExpression'
import { columnsOf, expressionText } from '../../../src/core/slices/expression/sliceExpression'

const SAMPLE: Readonly<Record<string, MetadataValue>> = {
  landCover: 112,
  region: 3,
  cloud: 0.25,
  season: 'dry season',
  zone: '7',
  date: '2020-06-14',
  clear: true,
  sar: null,
  'S2 score': 90,
}

function holds(text: string): boolean {
  return holdsFor(parseExpression(text), (column) => SAMPLE[column] ?? null)
}

describe('an expression', () => {
  test.each([
    'landCover = 112 and region = 3',
    'landCover == 112 AND region != 4',
    'region = 4 or cloud < .3',
    'region = 4 and cloud = 9 or cloud <= 2.5e-1',
    'region = 3 and (cloud > 1 or cloud >= 0.25)',
    'not region = 4 and not (cloud > 1 or cloud < 0)',
    'region in (1, 2, 3) and region not in (4)',
    'season = "dry season" and season != wet',
    "season = 'dry season'",
    'zone = 7 and zone >= 6.5',
    'date >= "2020-06-01" and date < "2020-07-01" and date > 2020-06-13',
    'clear = true and not clear = false',
    'sar is missing and region is not missing',
    '"S2 score" > 80',
    'region ≥ 3 and region ≤ 3 and region <> 4 and region ≠ 4',
  ])('holds: %s', (text) => {
    expect(holds(text)).toBe(true)
  })

  test.each([
    'region = 4',
    'region = "dry"',
    'sar = 0',
    'sar != 0',
    'unknown < 5',
    'season < 5',
    'season >= 5',
    'not region is not missing',
    'clear = 1',
  ])('does not hold: %s', (text) => {
    expect(holds(text)).toBe(false)
  })

  test.each([
    ['', 1, 'the name of a column is expected, but it ends'],
    ['region', 7, 'a comparison such as “=” is expected, but it ends'],
    ['region =', 9, 'a value is expected, but it ends'],
    ['region = 3 and', 15, 'the name of a column is expected, but it ends'],
    ['region = 3 cloud < 1', 12, '“and”, “or” or the end is expected, but there is “cloud”'],
    ['(region = 3', 12, '“)” is expected, but it ends'],
    ['region in 3', 11, '“(” is expected, but there is “3”'],
    ['region in ()', 12, 'a value is expected, but there is “)”'],
    ['region not 3', 12, '“in” is expected, but there is “3”'],
    ['region is 3', 11, '“missing” is expected, but there is “3”'],
    ['region = "dry', 10, 'a quotation mark has no end'],
    ['region & 3', 8, '"&" has no meaning here'],
    ['3 = region', 1, 'the name of a column is expected, but there is “3”'],
    ['and = 3', 1, 'the name of a column is expected, but there is “and”'],
    ['region = 3 and 😀', 16, '"😀" has no meaning here'],
  ])('is refused with its place: %s', (text, character, problem) => {
    expect(() => parseExpression(text)).toThrow(`cannot be read at character ${character}: ${problem}`)
  })

  test('of any depth and length is read or refused, never a crash', () => {
    expect(() => parseExpression('('.repeat(1999))).toThrow('the name of a column is expected')
    expect(holds(`${'not '.repeat(480)}region = 3`)).toBe(true)
    expect(() => parseExpression('a = 1 and '.repeat(500))).toThrow('longer than 2000 characters')
  })

  test.each([
    'landCover = 112 and (region = 3 or cloud >= 0.5)',
    'not (region = 3 and cloud < 1) or season = "dry season"',
    'region in (1, "two words", three) and sar is missing',
    '"is" = "a ""quoted"" word" and not "S2 score" is missing',
    'a = -1.5 and b = true and c = "true" and d = "2020-01-01"',
  ])('is written as it is read: %s', (text) => {
    const expression = parseExpression(text)
    expect(expressionText(expression)).toBe(text)
    expect(parseExpression(expressionText(expression))).toEqual(expression)
  })

  test('names its columns and where it does', () => {
    expect(columnsOf(parseExpression('class = 112 and not (region = 3 or "S2 score" is missing)'))).toEqual([
      { name: 'class', at: 0 },
      { name: 'region', at: 21 },
      { name: 'S2 score', at: 35 },
    ])
  })
})
