import type { Command } from 'commander'
import { registerAnnotateCheck } from './annotate/check'
import { registerAnnotateGenerate } from './annotate/generate'
import { registerAnnotateReview } from './annotate/review'

/** `reo annotate`: questions and answers about patches, from templates to a published data set. */
export function registerAnnotate(program: Command): void {
  const annotate = program
    .command('annotate')
    .description('write questions and answers about patches, check and review them')
  registerAnnotateGenerate(annotate)
  registerAnnotateCheck(annotate)
  registerAnnotateReview(annotate)
}
