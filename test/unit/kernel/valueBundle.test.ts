import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { DISPLAY, valueBundle } from '../../../src/kernel/outputs/valueBundle'
import { fromBase64 } from '../../../src/protocol/encoding'
import { MIMES } from '../../../src/protocol/mimes'

test('plain values are shown as Node prints them, text as it is', async () => {
  expect(await valueBundle({ a: [1, { b: 2 }] })).toEqual({ 'text/plain': '{ a: [ 1, { b: 2 } ] }' })
  expect(await valueBundle('two\nlines')).toEqual({ 'text/plain': 'two\nlines' })
  expect(await valueBundle(null)).toEqual({ 'text/plain': 'null' })
  expect(await valueBundle(undefined)).toBeUndefined()
})

test('a promise is shown as what it brings', async () => {
  expect(await valueBundle(Promise.resolve([1]))).toEqual({ 'text/plain': '[ 1 ]' })
  expect(await valueBundle(Promise.resolve(undefined))).toBeUndefined()
})

test('a list of records is a table', async () => {
  expect(await valueBundle([{ a: 1 }, { a: 2 }])).toHaveProperty([MIMES.table])
  expect(await valueBundle([{ a: 1 }, 2])).not.toHaveProperty([MIMES.table])
  expect(await valueBundle([new Date(0)])).not.toHaveProperty([MIMES.table])
})

test('a picture is a picture, small ones enlarged', async () => {
  const picture = { width: 2, height: 1, rgba: new Uint8ClampedArray([255, 0, 0, 255, 0, 0, 255, 255]) }
  const bundle = await valueBundle(picture)
  const { width, data } = decode(fromBase64(String(bundle?.['image/png'])))
  expect(width).toBe(300)
  expect([...data.slice(0, 3), ...data.slice(4 * 299, 4 * 299 + 3)]).toEqual([255, 0, 0, 0, 0, 255])
})

test('an object says itself how it is shown', async () => {
  const shown = { [DISPLAY]: () => Promise.resolve({ 'text/html': '<b>x</b>' }) }
  expect(await valueBundle(shown)).toEqual({ 'text/html': '<b>x</b>' })
})

test('very long text is cut', async () => {
  const bundle = await valueBundle('x'.repeat(2_000_000))
  expect(String(bundle?.['text/plain'])).toMatch(/x… \(2000000 characters\)$/)
  expect(String(bundle?.['text/plain']).length).toBeLessThan(300_000)
})
