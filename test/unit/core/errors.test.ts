import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messageOf, reasonOf, ReoError } from '../../../src/core/errors'

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

  it('tells the reason of the system in words, its path left to where the error happened', () => {
    expect(reasonOf(failureOf(() => readFileSync('/nowhere/at/all')))).toBe('there is no such file or folder')
    expect(reasonOf(failureOf(() => readFileSync('/')))).toBe('it is a folder')
    expect(reasonOf(new Error('another'))).toBe('another')
  })

  it('keeps what caused it', () => {
    const cause = new Error('ENOENT')
    expect(new ReoError('It cannot be read', { cause }).cause).toBe(cause)
  })
})

function failureOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('It did not fail')
}
