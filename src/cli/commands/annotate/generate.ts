import { type Command, Option } from 'commander'
import { describeGeneration } from '../../../core/annotation/describeAnnotations'
import {
  type AnnotationResult,
  generateAnnotations,
} from '../../../core/annotation/generation/generateAnnotations'
import { openWordingModel } from '../../../core/annotation/generation/wording/openWordingModel'
import { readCatalogue, shippedCatalogue } from '../../../core/annotation/templates/readCatalogue'
import { type Task, TASKS } from '../../../core/benchmark/tasks'
import { type Split, SPLITS } from '../../../core/dataset/sample'
import { ReoError } from '../../../core/errors'
import { action } from '../../run'
import { wholeNumberFrom } from '../../wholeNumber'
import { withDataset, withProgress } from '../../withDataset'
import { collectTasks } from '../evaluate/collectTasks'
import { addServerOptions, type ServerOptions, serverSettings } from '../evaluate/serverOptions'
import { say, sayJson } from '../../say'

interface GenerateOptions extends ServerOptions {
  readonly data: string
  readonly split?: Split
  readonly templates?: string
  readonly task?: readonly Task[]
  readonly texts: number
  readonly seed: number
  readonly model?: string
  readonly out: string
  readonly limit?: number
  readonly resume?: true
  readonly json?: true
}

/** `reo annotate generate`: questions and answers from templates, worded by a model where one is given. */
export function registerAnnotateGenerate(annotate: Command): void {
  const command = annotate
    .command('generate')
    .description('write questions and answers about the patches of a data set')
    .requiredOption('--data <data>', 'data set, or "demo"')
    .addOption(new Option('--split <split>', 'only one split').choices(SPLITS))
    .option('--templates <file>', 'file of templates, YAML or JSON (default: our own)')
    .addOption(new Option('--task <task...>', 'tasks to write about (default: all)').argParser(collectTasks))
    .option('--texts <n>', 'texts of each kind of question a patch', wholeNumberFrom(1), 1)
    .option('--seed <n>', 'the same seed writes the same texts', wholeNumberFrom(0), 1)
    .option('--model <id>', 'chat:MODEL@BASE_URL that words the texts anew; each is checked')
    .requiredOption('--out <file>', 'annotations to write, NAME.reo-annotations.jsonl')
    .option('--limit <n>', 'the first N samples only', wholeNumberFrom(1))
    .option('--resume', 'go on with the annotations there')
    .option('--json', 'print the result as JSON')
  addServerOptions(command).action(action(generate))
}

async function generate(options: GenerateOptions): Promise<void> {
  const catalogue = await readCatalogue(options.templates ?? shippedCatalogue())
  const model =
    options.model === undefined ? undefined : openWordingModel(options.model, serverSettings(options))
  try {
    const result = await withDataset(options.data, (dataset) =>
      withProgress((progress, signal) =>
        generateAnnotations({
          dataset,
          catalogue,
          tasks: options.task ?? TASKS,
          textsPerAspect: options.texts,
          seed: options.seed,
          out: options.out,
          ...(options.split !== undefined && { split: options.split }),
          ...(model !== undefined && { model }),
          ...(options.limit !== undefined && { limit: options.limit }),
          ...(options.resume !== undefined && { resume: options.resume }),
          signal,
          onProgress: ({ done, total, texts, removed }) =>
            progress.show(`${done} of ${total} patches, ${texts} texts, ${removed} removed`, done >= total),
        }),
      ),
    )
    print(result, options)
  } finally {
    await model?.close()
  }
}

function print(result: AnnotationResult, { json }: GenerateOptions): void {
  if (json === true) sayJson(result)
  else say(describeGeneration(result))
  if (result.outcome === 'cancelled')
    throw new ReoError('The generation was cancelled', { where: result.path, mend: 'Go on with --resume.' })
}
