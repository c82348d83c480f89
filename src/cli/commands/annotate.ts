import type { Command } from 'commander'
import { registerAnnotateCheck } from './annotate/check'
import { registerAnnotateGenerate } from './annotate/generate'

/** `reo annotate`: questions and answers about patches, from templates to a published data set. */
export function registerAnnotate(program: Command): void {
  const annotate = program
    .command('annotate')
    .description('write questions and answers about patches, and check them')
  registerAnnotateGenerate(annotate)
  registerAnnotateCheck(annotate)
}
