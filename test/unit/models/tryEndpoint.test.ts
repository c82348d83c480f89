import { afterEach, describe, expect, it } from 'vitest'
import { tryAddress, tryModel } from '../../../src/core/models/tryEndpoint'
import { type ChatServer, preflightReply, startChatServer } from '../../support/chatServer'

let server: ChatServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serve(models?: readonly string[] | 'none', key?: string): Promise<string> {
  server = await startChatServer((request) => preflightReply(request) ?? { text: '' }, models, key)
  return server.baseUrl
}

describe('a trial of an address', () => {
  it('finds the models there, none where it keeps no list', async () => {
    expect(await tryAddress(await serve(['a', 'b']), undefined)).toEqual({
      outcome: 'answered',
      found: ['a', 'b'],
    })
    await server?.close()
    expect(await tryAddress(await serve('none'), undefined)).toEqual({ outcome: 'answered', found: [] })
  })

  it('tells that a key is wanted from nobody being there', async () => {
    const address = await serve(['a'], 'k')
    expect(await tryAddress(address, undefined)).toMatchObject({ outcome: 'failed', failure: 'auth' })
    expect(await tryAddress(address, 'k')).toMatchObject({ outcome: 'answered' })
    await server?.close()
    server = undefined
    expect(await tryAddress(address, 'k')).toMatchObject({ outcome: 'failed', failure: 'network' })
    expect(() => tryAddress('nowhere', undefined)).toThrow(/chat:MODEL@BASE_URL/)
  })
})

describe('a trial of a model', () => {
  it('tells what it can do, or why it cannot be asked', async () => {
    const address = await serve(['a'])
    expect(await tryModel(`chat:a@${address}`, undefined, undefined)).toMatchObject({
      outcome: 'answered',
      found: { pictures: 'seen', schema: true },
    })
    expect(await tryModel(`chat:b@${address}`, undefined, undefined)).toMatchObject({
      outcome: 'failed',
      failure: 'no-model',
      message: expect.stringContaining('It offers a.'),
    })
  })
})
