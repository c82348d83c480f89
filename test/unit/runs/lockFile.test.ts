import { existsSync, readFileSync } from 'node:fs'
import { utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { holderOf, lockFile, lockFilePatiently } from '../../../src/core/runs/lockFile'
import { nameProcess } from '../../../src/core/runs/lockHolder'
import { temporaryFolder } from '../../support/modelFolder'

const folder = await temporaryFolder()
const GONE = { process: 999_999_999, host: hostname() }

describe('a lock', () => {
  it('is refused to others while it is held, with the name of who holds it, and free afterwards', async () => {
    const file = path.join(folder, 'held')
    nameProcess('The VS Code window "forest"')
    const unlock = await lockFile(file)
    const holder = `The VS Code window "forest" (process ${process.pid} on ${hostname()})`
    expect(await holderOf(file)).toBe(holder)
    await expect(lockFile(file)).rejects.toThrow(`${holder} is writing this run log`)
    await unlock()
    expect(await holderOf(file)).toBeUndefined()
    await (
      await lockFile(file)
    )()
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  it('of a process that is gone is taken over', async () => {
    const file = await lockedBy('gone', GONE)
    expect(await holderOf(file)).toBeUndefined()
    await (
      await lockFile(file)
    )()
  })

  it.runIf(process.platform === 'linux')(
    'of a process whose number another has now is taken over',
    async () => {
      const file = await lockedBy('reused', { process: process.pid, host: hostname(), started: '1' })
      expect(await holderOf(file)).toBeUndefined()
      await (
        await lockFile(file)
      )()
    },
  )

  it('of a process that is gone is taken over by one of many that find it', async () => {
    const file = await lockedBy('many', GONE)
    const taken = await Promise.allSettled(Array.from({ length: 12 }, () => lockFile(file)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('that was being taken over when the machine went down is free at the second attempt', async () => {
    const file = await lockedBy('twice', GONE)
    await writeFile(`${file}.lock.turn`, JSON.stringify(GONE))
    await expect(lockFile(file)).rejects.toThrow('is writing this run log')
    await (
      await lockFile(file)
    )()
    expect(existsSync(`${file}.lock.turn`)).toBe(false)
  })

  it('of another machine is respected, and the message says how to get rid of it', async () => {
    const file = await lockedBy('elsewhere', { process: 1, host: 'another-machine' })
    await expect(lockFile(file)).rejects.toThrow(
      /Process 1 on another-machine is writing this run log\..* delete .*elsewhere\.lock/,
    )
  })

  it('that names nobody yet is respected, and taken over once nobody can be about to', async () => {
    const file = path.join(folder, 'unnamed')
    await writeFile(`${file}.lock`, '')
    await expect(lockFile(file)).rejects.toThrow('Another process is writing this run log')
    const minuteAgo = new Date(Date.now() - 60_000)
    await utimes(`${file}.lock`, minuteAgo, minuteAgo)
    await (
      await lockFile(file)
    )()
  })

  it('of a short change is waited for', async () => {
    const file = path.join(folder, 'short')
    const order: string[] = []
    const unlock = await lockFilePatiently(file, 'list')
    const second = lockFilePatiently(file, 'list').then((unlockSecond) => {
      order.push('second')
      return unlockSecond
    })
    order.push('first')
    await unlock()
    await (
      await second
    )()
    expect(order).toEqual(['first', 'second'])
  })

  it('holds no secret: who, where and since when', async () => {
    const file = path.join(folder, 'content')
    const unlock = await lockFile(file)
    const content: unknown = JSON.parse(readFileSync(`${file}.lock`, 'utf8'))
    expect(Object.keys(content as object).sort()).toEqual(
      ['host', 'name', 'process', ...(process.platform === 'linux' ? ['started'] : [])].sort(),
    )
    await unlock()
  })
})

async function lockedBy(name: string, holder: object): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(`${file}.lock`, `${JSON.stringify(holder)}\n`)
  return file
}
