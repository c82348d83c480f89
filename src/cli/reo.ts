#!/usr/bin/env node
import { CommanderError } from 'commander'
import { onDamagedCache } from '../core/damagedCache'
import { nameProcess } from '../core/runs/lockHolder'
import { createProgram } from './program'

const WRONG_USE = 2

nameProcess('The command reo')
for (const stream of [process.stdout, process.stderr]) endQuietlyWhenNobodyReads(stream)
onDamagedCache((sentence) => process.stderr.write(`reo: ${sentence}\n`))

try {
  const args = process.argv.slice(2)
  await (await createProgram(args)).parseAsync(args, { from: 'user' })
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE
}

/** `reo … | head` closes the pipe early, which is no error. */
function endQuietlyWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}
