import { Command } from 'commander'
import { REO_VERSION } from '../core/runs/software'
import { registerBatch } from './commands/batch'
import { registerCheck } from './commands/check'
import { registerCompare } from './commands/compare'
import { registerDemo } from './commands/demo'
import { registerEvaluate } from './commands/evaluate'
import { registerExport } from './commands/export'
import { registerImport } from './commands/import'
import { registerInspect } from './commands/inspect'
import { registerMetrics } from './commands/metrics'
import { registerOverride } from './commands/override'
import { registerParse } from './commands/parse'
import { registerRender } from './commands/render'
import { registerReport } from './commands/report'
import { registerSlices } from './commands/slices'

const COMMANDS = [
  registerDemo,
  registerInspect,
  registerCheck,
  registerEvaluate,
  registerBatch,
  registerImport,
  registerExport,
  registerReport,
  registerCompare,
  registerSlices,
  registerOverride,
  registerMetrics,
  registerParse,
  registerRender,
]

const EXIT_CODES = `
Results go to standard output, messages and progress to standard error.
Exit codes: 0 done, 1 failed, 2 wrong use.`

/** The `reo` command with all its subcommands. Wrong use is thrown as a CommanderError, after its message is out. */
export function createProgram(): Command {
  const program = new Command('reo')
    .description('Look at forest Earth-observation patches, and evaluate models on them.')
    .version(REO_VERSION)
    .option('--verbose', 'show the stack of an error')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'reo:')) })
    .showHelpAfterError('Add --help to see how it is used.')
    .addHelpText('after', EXIT_CODES)
  for (const register of COMMANDS) register(program)
  return program
}
