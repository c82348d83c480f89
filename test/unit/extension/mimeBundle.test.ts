import { describe, expect, it } from 'vitest'
import { itemsOf } from '../../../src/extension/notebooks/mimeBundle'
import { MIMES } from '../../../src/protocol/mimes'

describe('a mime bundle', () => {
  it('puts the rich representation first and plain text last', () => {
    const bundle = {
      'text/plain': 'patch',
      'text/html': '<p>',
      'image/png': 'AAAA',
      [MIMES.patch]: { version: 1 },
    }
    expect(itemsOf(bundle).map(({ mime }) => mime)).toEqual([
      MIMES.patch,
      'image/png',
      'text/html',
      'text/plain',
    ])
  })

  it('writes JSON mimes as JSON, pictures as bytes, SVG and text as they are', () => {
    const bundle = {
      [MIMES.table]: { rows: ['é'] },
      'image/png': 'iVBORw==',
      'image/svg+xml': '<svg/>',
      'text/plain': 'é',
    }
    const bytes = Object.fromEntries(itemsOf(bundle).map(({ mime, bytes }) => [mime, Buffer.from(bytes)]))
    expect(JSON.parse(bytes[MIMES.table].toString('utf8'))).toEqual({ rows: ['é'] })
    expect([...bytes['image/png']]).toEqual([0x89, 0x50, 0x4e, 0x47])
    expect(bytes['image/svg+xml'].toString('utf8')).toBe('<svg/>')
    expect(bytes['text/plain'].toString('utf8')).toBe('é')
  })
})
