import { type Command, Option } from 'commander'
import { type Task, TASKS } from '../../core/benchmark/tasks'
import type { AnswerValue } from '../../core/models/model'
import { CORRECTED_STATUSES, type Correction } from '../../core/runs/correction'
import { overrideAnswer } from '../../core/runs/overrideAnswer'
import { action } from '../run'
import { wholeNumberFrom } from '../wholeNumber'
import { say } from '../say'

interface OverrideOptions extends Omit<Correction, 'value'> {
  readonly value?: string
}

/** `reo override`: corrects by hand how one answer of a run is read. */
export function registerOverride(program: Command): void {
  program
    .command('override')
    .description('correct by hand how an answer of a run is read; the answer itself is kept')
    .argument('<run>', 'run log, NAME.reo.jsonl')
    .requiredOption('--sample <id>', 'sample that the answer is about')
    .requiredOption('--model <id>', 'model that gave it')
    .addOption(new Option('--task <task>', 'task that it is of').choices(TASKS).makeOptionMandatory())
    .option('--question <text>', 'question, where the sample has several of the task')
    .option('--repeat <n>', 'which answer, of a question asked several times, from 0', wholeNumberFrom(0))
    .addOption(new Option('--status <status>', 'what the answer is').choices(CORRECTED_STATUSES))
    .option('--value <value>', 'what it says: Mg/ha, a count, a class code, yes, no or text')
    .addOption(new Option('--undo', 'bring the reading back as it was').conflicts(['status', 'value']))
    .requiredOption('--why <reason>', 'why, for those who read the run')
    .option('--by <name>', 'who says so (default: your user name)')
    .action(action(override))
}

async function override(run: string, { value: text, ...options }: OverrideOptions): Promise<void> {
  const correction = { ...options, ...(text !== undefined && { value: valueOf(options.task, text) }) }
  const { sample, model, task, status, value } = await overrideAnswer(run, correction)
  const says = value === undefined ? status : `${status}, ${String(value)}`
  say(`${sample}, ${model}, ${task}: ${says}`)
}

function valueOf(task: Task, text: string): AnswerValue {
  if (task !== 'humanActivity') return text.trim() === '' ? text : Number(text)
  const word = text.trim().toLowerCase()
  return word === 'yes' ? true : word === 'no' ? false : text
}
