import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { messageOf, ReoError } from '../../../src/core/errors'
import { CANARY, type HostileInput, type Place } from './hostileInput'
import { DATASETS, writeSecrets } from './inputs/datasets'
import { FILES } from './inputs/files'
import { MESSAGES } from './inputs/messages'
import { MODELS } from './inputs/models'
import { RUN_LOGS } from './inputs/runLogs'
import { stateOf, watched } from './watch'

const INPUTS: readonly HostileInput[] = [...RUN_LOGS, ...DATASETS, ...FILES, ...MODELS, ...MESSAGES]

/** Characters that steer a terminal, turn text around or are not seen; line feeds and tabs may stand in texts. */
const STEERING = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/

describe('A hostile input', () => {
  let parent: string
  let place: Place

  beforeAll(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'reo-hostile-'))
    const outside = path.join(parent, 'outside')
    mkdirSync(outside)
    writeFileSync(path.join(outside, 'secret.txt'), CANARY)
    writeSecrets(outside)
    place = { folder: path.join(parent, 'inside'), outside }
  })
  beforeEach(() => void mkdirSync(place.folder))
  afterEach(() => rmSync(place.folder, { recursive: true }))
  afterAll(() => rmSync(parent, { recursive: true }))

  it('is one of two hundred and more', () => {
    expect(new Set(INPUTS.map(({ name }) => name)).size).toBe(INPUTS.length)
    expect(INPUTS.length).toBeGreaterThanOrEqual(200)
  })

  it.each(INPUTS)('does nothing but be read: $name', async ({ read }) => {
    const before = stateOf(place.outside)
    const shown: string[] = []
    const { connections, processes } = await watched(async () => {
      try {
        shown.push(...(await read(place)))
      } catch (thrown) {
        // Anything else is a defect of ours.
        if (!(thrown instanceof ReoError)) throw thrown
        shown.push(messageOf(thrown))
      }
    })
    expect({ connections, processes }).toEqual({ connections: 0, processes: 0 })
    expect(stateOf(place.outside)).toBe(before)
    expect(Reflect.has(globalThis, 'hacked') || Reflect.has({}, 'polluted')).toBe(false)
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((text) => STEERING.test(text)).map((text) => text.slice(0, 200))).toEqual([])
    expect(shown.filter((text) => text.includes(CANARY))).toEqual([])
  })
})
