import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageOf, ReoError } from '../../../src/core/errors'
import { hideSecrets, hideSecretsDeep, redact } from '../../../src/core/text/redact'

const KEY_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789_-'
/** A key as services make them. */
const key = fc
  .array(fc.constantFrom(...KEY_LETTERS), { minLength: 20, maxLength: 60 })
  .map((letters) => `7${letters.join('')}`)
/** Any text that might serve as a key. */
const secret = fc
  .string({ unit: 'grapheme', minLength: 4, maxLength: 40 })
  .filter((text) => text.trim() === text)
const around = fc.string({ unit: 'grapheme', maxLength: 40 })

/** Where programs write keys, known to nobody. */
const PLACES: Readonly<Record<string, (key: string) => string>> = {
  'an authorization header': (key) => `authorization: Bearer ${key}`,
  'a header in an object': (key) => `{ 'Authorization': 'Bearer ${key}', accept: '*/*' }`,
  'a header in JSON': (key) => `{"x-api-key":"${key}"}`,
  'a basic header': (key) => `Proxy-Authorization: Basic ${Buffer.from(`me:${key}`).toString('base64')}`,
  'a cookie': (key) => `Cookie: a=1; session=${key}`,
  'an address with a password': (key) => `https://me:${key}@example.org/v1 is not there`,
  'an address with a user': (key) => `cannot reach http://${key}@example.org`,
  'a query': (key) => `GET https://example.org/v1?model=a&key=${key}&n=1`,
  'a query of Azure': (key) => `https://example.org/v1?api-version=1&api-key=${key}`,
  'a signed query': (key) => `https://example.org/a.tif?X-Amz-Signature=${key}`,
  'an access token': (key) => `?access_token=${key}`,
  'an environment': (key) => `OPENAI_API_KEY=${key} HOME=/root`,
  'an environment in JSON': (key) => `{"HF_TOKEN":"${key}"}`,
  'a field': (key) => `{ apiKey: '${key}' }`,
  'a sentence of a service': (key) => `Incorrect API key provided: sk-${key}. You can find your key at …`,
  'a key of Hugging Face': (key) => `token hf_${key.replaceAll(/[_-]/g, 'x')} has no access`,
}

describe('A text of a program', () => {
  it.each(Object.entries(PLACES))('loses a key that nobody knows in %s', (_, write) => {
    fc.assert(fc.property(key, (key) => !redact(write(key)).includes(key)))
  })

  it.each(Object.entries(PLACES))('says what it said before and after a key in %s', (_, write) => {
    expect(redact(`one ${write('7abcdefghijklmnopqrstuvwxyz')}\ntwo`)).toMatch(/^one [^]*…[^]*\ntwo$/)
  })

  it('loses a key that is known wherever it stands, also encoded', () => {
    fc.assert(
      fc.property(secret, around, around, (secret, before, after) => {
        const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
        const url = new URLSearchParams([['', secret]]).toString().slice(1)
        for (const form of [secret, url, JSON.stringify(secret).slice(1, -1), base64]) {
          const shown = hideSecrets(`${before} ${form} ${after}`, [secret])
          if (!'…'.includes(form)) expect(shown.replaceAll('…', '\n')).not.toContain(form)
        }
      }),
    )
  })

  it('loses it in every field of a value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), key, (value, key) => {
        const json = { [key]: value, list: [`say ${key}`, { deep: key }, 1, null, true] }
        expect(JSON.stringify(hideSecretsDeep(json, [key]))).not.toContain(key)
      }),
    )
  })

  it('stays as it is where no key is', () => {
    const texts = [
      'data/a.tif: The file has 3 bands. Name 4 in "bands".',
      'chat:llava@http://localhost:8000/v1: The endpoint refuses the key (401). Check the key.',
      'https://example.org/tiles/@2x?keyword=forest&size=3',
      'Basic statistics of sample d-00012: mean 3',
      'The key "sentinel2" is not valid at "modalities.0.key"',
      'sk-learn and hf_hub are packages; me@example.org wrote them',
    ]
    for (const text of texts) expect(redact(text)).toBe(text)
  })

  it('is not slowed by what looks like the beginning of many keys', () => {
    const parts = [
      'a.',
      '?key',
      'bearer ',
      '://',
      'A_',
      'sk-',
      'cookie',
      ' \t',
      'authorization:',
      'eyJaaaaaaaaa.',
    ]
    for (const part of parts) expect(redact(part.repeat(200_000))).not.toBe('')
  })
})

describe('An error', () => {
  it('has no key in its message, whoever wrote it', () => {
    const quoted = new ReoError('The endpoint said "Authorization: Bearer 7abcdefghijklmn"', {
      where: 'https://me:7abcdefghijklmn@example.org',
      mend: 'Try https://example.org?key=7abcdefghijklmn.',
    })
    expect(quoted.message).not.toContain('7abcdefghijklmn')
    expect(messageOf(new Error('fetch https://me:7abcdefghijklmn@example.org failed'))).not.toContain('7abc')
  })

  it('shows characters that steer a terminal or turn text around', () => {
    const { message } = new ReoError('The sample "\u001b[31m\u009b2J\u202egpj.exe\u0007" is missing')
    expect(message).toBe('The sample "␛[31m�2J�gpj.exe␇" is missing')
  })
})
