import type { Command } from 'commander'
import { createProgram } from '../../src/cli/program'
import { generated } from './markdown'

const COLUMNS = 110

/** The `reo` command as its help tells it, command by command. */
export async function commandLinePage(): Promise<string> {
  const program = await createProgram([])
  return [
    '# The `reo` command',
    generated("the command's own help"),
    'How it is used in scripts: [in scripts and continuous integration](../automation.md).',
    help(program),
    ...program.commands.map((command) => section(command, 'reo', 2)),
  ].join('\n\n')
}

function section(command: Command, parent: string, level: number): string {
  const name = `${parent} ${command.name()}`
  const parts = command.commands.map((inner) => section(inner, name, level + 1))
  return [`${'#'.repeat(level)} ${name}`, help(command), ...parts].join('\n\n')
}

function help(command: Command): string {
  let text = ''
  command.configureOutput({ writeOut: (written) => (text += written), getOutHelpWidth: () => COLUMNS })
  command.outputHelp()
  return `\`\`\`text\n${text.trim()}\n\`\`\``
}
