import { type Command, Option } from 'commander'
import { EXPORT_FORMATS, type ExportFormat, exportRun } from '../../core/logs/export/exportRun'
import { counted } from '../counted'
import { action } from '../run'
import { say } from '../say'

/** `reo export`: a run's answers for other programs. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description("write a run's answers for other programs (figures: reo report)")
    .argument('<run>', 'run log, NAME.reo.jsonl')
    .addOption(
      new Option('--format <format>', 'format to write').choices(EXPORT_FORMATS).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'file to write; for inspect a folder, with a log for each model and task')
    .action(action(exportAnswers))
}

async function exportAnswers(
  run: string,
  { format, out }: { readonly format: ExportFormat; readonly out: string },
): Promise<void> {
  const { answers, files } = await exportRun(run, format, out)
  say([counted(answers, 'answer'), ...files].join('\n'))
}
