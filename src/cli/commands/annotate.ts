import type { Command } from 'commander'
import { registerAnnotateCheck } from './annotate/check'
import { registerAnnotateExport } from './annotate/export'
import { registerAnnotateGenerate } from './annotate/generate'
import { registerAnnotateReview } from './annotate/review'

/** `reo annotate`: questions and answers about patches, from templates to a published data set. */
export function registerAnnotate(program: Command): void {
  const annotate = program
    .command('annotate')
    .description('write questions and answers about patches, check, review and publish them')
  registerAnnotateGenerate(annotate)
  registerAnnotateCheck(annotate)
  registerAnnotateReview(annotate)
  registerAnnotateExport(annotate)
}
