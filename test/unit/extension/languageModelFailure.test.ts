import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../src/extension/languageModels/languageModelFailure'

function errorWith(message: string, code?: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), code === undefined ? {} : { code })
}

describe('what kept a language model from answering', () => {
  it.each([
    ['auth', errorWith('User said no', 'NoPermissions')],
    ['no-model', errorWith('gone', 'NotFound')],
    ['quota', errorWith('You have exceeded your quota', 'Blocked')],
    ['quota', errorWith('Blocked extension', 'Blocked')],
    ['rate-limit', errorWith('Rate limit exceeded, try again', 'Blocked')],
    ['quota', errorWith('You have used all premium requests', 'Unknown')],
    ['rate-limit', errorWith('Sorry, too many requests')],
    ['overloaded', errorWith('503 Service Unavailable')],
    ['no-image', errorWith('failed', 'Unknown', errorWith('model does not support image input'))],
    ['timeout', errorWith('Request timed out')],
    ['network', errorWith('net', 'Unknown', errorWith('fetch failed', undefined, errorWith('ECONNREFUSED')))],
    ['auth', errorWith('You are not signed in')],
    ['bad-request', errorWith('Response was filtered by the Responsible AI Service')],
    ['server', errorWith('boom')],
  ])('is a failure of its kind: %s for %s', (failure, thrown) => {
    expect(failureOf(thrown).failure).toBe(failure)
  })

  it('is told in words with what the model said, once and not at length', () => {
    const { message } = failureOf(
      errorWith('no', 'Unknown', errorWith('no', undefined, errorWith('x'.repeat(1000)))),
    )
    expect(message).toMatch(/^The model failed \(no: x+\)$/)
    expect(message.length).toBeLessThan(350)
  })
})
