import { Command } from 'commander'
import { vi } from 'vitest'

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a registered command in this process and catches what it writes. @throws CommanderError on wrong use */
export async function runCommand(
  register: (program: Command) => void,
  ...args: readonly string[]
): Promise<Ended> {
  const output = { stdout: '', stderr: '' }
  const into = (name: keyof typeof output) => (text: unknown) => {
    output[name] += String(text)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into('stdout')),
    vi.spyOn(process.stderr, 'write').mockImplementation(into('stderr')),
    vi.spyOn(console, 'log').mockImplementation((text) => void into('stdout')(`${text}\n`)),
  ]
  const before = process.exitCode
  process.exitCode = 0
  try {
    const program = new Command('reo')
      .option('--verbose')
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
    register(program)
    for (const command of program.commands)
      command.exitOverride().configureOutput({ writeErr: () => undefined })
    await program.parseAsync(args, { from: 'user' })
    return { code: Number(process.exitCode), ...output }
  } finally {
    process.exitCode = before
    for (const spy of spies) spy.mockRestore()
  }
}
