import { describe, expect, it } from 'vitest'
import { addressOf, ModelKeys } from '../../../src/extension/models/modelKeys'

const ADDRESS = 'http://localhost:8000/v1'
const ID = `chat:org/m@v2@${ADDRESS}`

function memory() {
  const kept = new Map<string, string>()
  return {
    get: async (name: string) => kept.get(name),
    store: async (name: string, value: string) => void kept.set(name, value),
    delete: async (name: string) => void kept.delete(name),
  }
}

describe('the key of a model', () => {
  it('belongs to its address, whatever the model', async () => {
    const keys = new ModelKeys(memory())
    await keys.store(ADDRESS, 'k')
    expect(await keys.of(ID, undefined, {})).toBe('k')
    expect(await keys.of(`chat:other@${ADDRESS}`, undefined, {})).toBe('k')
    expect(await keys.of('chat:org/m@v2@http://evil:8000/v1', undefined, {})).toBeUndefined()
    await keys.forget(ADDRESS)
    expect(await keys.of(ID, undefined, {})).toBeUndefined()
  })

  it('is no variable that a workspace names: it could send any to an address of its own', async () => {
    const keys = new ModelKeys(memory())
    const saved = { id: ID, keyVariable: 'AWS_SECRET_ACCESS_KEY' }
    await expect(keys.of(ID, saved, undefined)).rejects.toThrow(/only user settings may.*Move the model/)
  })

  it('is known to whoever must not show it, once it was used', async () => {
    const keys = new ModelKeys(memory())
    await keys.store('http://one/v1', 'stored key')
    await keys.of(ID, { id: ID, keyVariable: 'MY_KEY' }, { MY_KEY: 'key of the environment' })
    expect([...keys.used]).toEqual(['stored key', 'key of the environment'])
  })

  it('comes from the environment where none is kept, and is missed where it should be', async () => {
    const keys = new ModelKeys(memory())
    const saved = { id: ID, keyVariable: 'MY_KEY' }
    expect(await keys.of(ID, saved, { MY_KEY: 'from-env' })).toBe('from-env')
    await expect(keys.of(ID, saved, {})).rejects.toThrow(/MY_KEY is not set/)
    await keys.store(ADDRESS, 'kept')
    expect(await keys.of(ID, saved, { MY_KEY: 'from-env' })).toBe('kept')
  })

  it('is none of models without an address', async () => {
    expect(addressOf('lm:copilot/gpt-4o')).toBeUndefined()
    expect(await new ModelKeys(memory()).of('onnx:unet', undefined, {})).toBeUndefined()
  })
})
