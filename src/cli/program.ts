import { Command } from 'commander'
import { REO_VERSION } from '../core/runs/software'

type Register = (program: Command) => void

/** Commands in the order of the help; each is loaded when it is named. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  demo: async () => (await import('./commands/demo')).registerDemo,
  inspect: async () => (await import('./commands/inspect')).registerInspect,
  check: async () => (await import('./commands/check')).registerCheck,
  annotate: async () => (await import('./commands/annotate')).registerAnnotate,
  evaluate: async () => (await import('./commands/evaluate')).registerEvaluate,
  batch: async () => (await import('./commands/batch')).registerBatch,
  import: async () => (await import('./commands/import')).registerImport,
  export: async () => (await import('./commands/export')).registerExport,
  report: async () => (await import('./commands/report')).registerReport,
  compare: async () => (await import('./commands/compare')).registerCompare,
  slices: async () => (await import('./commands/slices')).registerSlices,
  override: async () => (await import('./commands/override')).registerOverride,
  metrics: async () => (await import('./commands/metrics')).registerMetrics,
  parse: async () => (await import('./commands/parse')).registerParse,
  render: async () => (await import('./commands/render')).registerRender,
}

const EXIT_CODES = `
Results go to standard output, messages and progress to standard error.
Exit codes: 0 done, 1 failed, 2 wrong use.`

/**
 * The `reo` command with the subcommand that the arguments name, or with all where they name none. Wrong use is thrown
 * as a CommanderError, after its message is out.
 */
export async function createProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('reo')
    .description('Look at forest Earth-observation patches, and evaluate models on them.')
    .version(REO_VERSION)
    .option('--verbose', 'show the stack of an error')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'reo:')) })
    .showHelpAfterError('Add --help to see how it is used.')
    .addHelpText('after', EXIT_CODES)
  for (const load of commandsNamedIn(args)) (await load())(program)
  return program
}

function commandsNamedIn(args: readonly string[]): readonly (() => Promise<Register>)[] {
  const name = args.find((argument) => !argument.startsWith('-')) ?? ''
  return Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]] : Object.values(COMMANDS)
}
