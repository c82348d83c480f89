import { type Command, Option } from 'commander'
import { type Task, TASKS } from '../../core/benchmark/tasks'
import type { Dataset } from '../../core/dataset/dataset'
import { type Split, SPLITS } from '../../core/dataset/sample'
import { ReoError } from '../../core/errors'
import { type DeviceChoice, DEVICES, type Model, type ModelDescription } from '../../core/models/model'
import { openModel } from '../../core/models/openModel'
import type { EvaluationResult } from '../../core/runs/evaluate'
import { runEvaluation } from '../../core/runs/runEvaluation'
import { modelFolders } from '../folders'
import { listenForInterrupt } from '../interrupt'
import { openData } from '../openData'
import { ProgressDisplay } from '../progressDisplay'
import { action } from '../run'
import { waitForIndex } from '../waitForIndex'
import { addChatOptions, type ChatOptions, chatSettings } from './evaluate/chatOptions'
import { collectTasks } from './evaluate/collectTasks'
import { addVlmOptions, type VlmOptions, vlmSettings } from './evaluate/vlmOptions'
import { wholeNumberFrom } from '../wholeNumber'
import { say, sayJson } from '../say'

interface EvaluateOptions extends ChatOptions, VlmOptions {
  readonly data: string
  readonly split: Split
  readonly model: readonly string[]
  readonly task?: readonly Task[]
  readonly out: string
  readonly limit?: number
  readonly resume?: true
  readonly acceptChangedData?: true
  readonly device: DeviceChoice
  readonly json?: true
}

/** `reo evaluate`: asks models about the samples of a split and writes a run log. */
export function registerEvaluate(program: Command): void {
  const command = program
    .command('evaluate')
    .description('ask models about the samples of a split and write their answers to a run log')
    .requiredOption('--data <data>', 'data set, or "demo"')
    .addOption(new Option('--split <split>', 'split to ask about').choices(SPLITS).default('test'))
    .requiredOption(
      '--model <id...>',
      'models: onnx:NAME, onnx:FOLDER, onnx-vlm:NAME, onnx-vlm:FOLDER, baseline:NAME, chat:MODEL@BASE_URL, recorded:FILE.reo.jsonl',
    )
    .addOption(
      new Option('--task <task...>', 'tasks to ask (default: those that the data has truth for)').argParser(
        collectTasks,
      ),
    )
    .requiredOption('--out <file>', 'run log to write, NAME.reo.jsonl')
    .option('--limit <n>', 'ask about the first N samples only', wholeNumberFrom(1))
    .option('--resume', 'go on with the run log, asking only what has no answer yet')
    .option('--accept-changed-data', 'go on though the data set has changed since')
    .addOption(
      new Option('--device <device>', 'device to run networks on')
        .choices(['auto', ...DEVICES])
        .default('auto'),
    )
    .option('--json', 'print the result as JSON')
  addVlmOptions(addChatOptions(command)).action(action(evaluate))
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const dataset = await openData(options.data)
  const models: Model[] = []
  try {
    for (const id of options.model) {
      models.push(
        await openModel(id, {
          modelFolders: modelFolders(),
          device: options.device,
          chat: () => chatSettings(options),
          vlm: vlmSettings(options),
        }),
      )
    }
    await waitForIndex(dataset)
    const result = await evaluateModels(dataset, models, options)
    if (options.json) sayJson({ ...result, models: describe(models) })
    else say(summary(result))
    if (result.outcome === 'cancelled')
      throw new ReoError('The run was cancelled', { where: result.path, mend: 'Go on with --resume.' })
  } finally {
    for (const model of models) await model.close()
    await dataset.close()
  }
}

async function evaluateModels(
  dataset: Dataset,
  models: readonly Model[],
  { split, task, out, limit, resume, acceptChangedData }: EvaluateOptions,
): Promise<EvaluationResult> {
  const interrupt = listenForInterrupt()
  const display = new ProgressDisplay(process.stderr)
  try {
    return await runEvaluation({
      dataset,
      split,
      models,
      tasks: task ?? tasksWithTruth(dataset),
      out,
      ...(limit !== undefined && { limit }),
      ...(resume !== undefined && { resume }),
      ...(acceptChangedData !== undefined && { acceptChangedData }),
      signal: interrupt.signal,
      onProgress: (progress) => display.show(progress),
    })
  } finally {
    display.end()
    interrupt.stopListening()
  }
}

/** All tasks where there is no truth at all: then only the answers are of interest. */
function tasksWithTruth({ description: { tasks } }: Dataset): readonly Task[] {
  return tasks.length > 0 ? tasks : TASKS
}

function describe(models: readonly Model[]): readonly ModelDescription[] {
  return models.map(({ description }) => description)
}

function summary({ path, outcome, answers, skipped }: EvaluationResult): string {
  const left = skipped === 0 ? '' : `, ${skipped} samples skipped`
  return `${path}: ${outcome}, ${answers} answers${left}`
}
