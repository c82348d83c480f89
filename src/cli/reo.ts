#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { REO_VERSION } from '../core/runs/software'
import { registerEvaluate } from './commands/evaluate'

const WRONG_USE = 2

/** The `reo` command with all its subcommands; usage errors are thrown as CommanderError. */
export function createProgram(): Command {
  const program = new Command('reo')
    .description('Look at forest Earth-observation patches and evaluate models on them.')
    .version(REO_VERSION)
    .option('--verbose', 'show the stack of an error')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'reo:')) })
    .showHelpAfterError('Add --help to see how it is used.')
    .addHelpText(
      'after',
      '\nResults go to standard output, messages to standard error. Exit codes: 0 done, 1 failed, 2 wrong use.',
    )
  for (const register of [registerEvaluate]) register(program)
  return program
}

async function main(): Promise<void> {
  endQuietlyWhenNobodyReads(process.stdout)
  endQuietlyWhenNobodyReads(process.stderr)
  try {
    await createProgram().parseAsync()
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE
  }
}

/** `reo … | head` closes the pipe early, which is no error. */
function endQuietlyWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    throw error
  })
}

await main()
