import { describe, expect, it } from 'vitest'
import { messageOf, ReoError } from '../../../src/core/errors'

describe('an error people can act on', () => {
  it('says what, where and how to mend it on one line', () => {
    const error = new ReoError('The file ends early.', {
      where: 'images/d-00012.tif',
      mend: 'Copy it again.',
    })
    expect(error.message).toBe('images/d-00012.tif: The file ends early. Copy it again.')
  })

  it('folds a message of several lines', () => {
    expect(new ReoError('first\n   second').message).toBe('first second')
    expect(messageOf(new Error('a\nb'))).toBe('a b')
  })

  it('keeps what caused it', () => {
    const cause = new Error('ENOENT')
    expect(new ReoError('It cannot be read', { cause }).cause).toBe(cause)
  })
})
