import { type Command, Option } from 'commander'
import { type Task, TASKS } from '../../core/benchmark/tasks'
import { unitColumn } from '../../core/runs/comparison/unitColumn'
import { weakSlicesTable } from '../../core/runs/comparison/comparisonTables'
import { weakSlicesOfGroup } from '../../core/runs/comparison/weakSlicesOfRun'
import { groupAnswers } from '../../core/runs/answerGroups'
import { plainTable } from '../../core/runs/formatTable'
import { readRun } from '../../core/runs/readRun'
import { sliceRun } from '../../core/slices/sliceOfRun'
import { action } from '../run'
import { wholeNumberFrom } from '../wholeNumber'
import { columnsOfRun } from './scoring/columnsOfRun'
import { say, sayJson } from '../say'

interface SlicesOptions {
  readonly task?: readonly Task[]
  readonly models?: readonly string[]
  readonly where?: string
  readonly depth: number
  readonly minimum: number
  readonly limit: number
  readonly cluster?: string
  readonly json?: true
}

/** `reo slices`: the parts of the data about which models are worse than elsewhere. */
export function registerSlices(program: Command): void {
  program
    .command('slices')
    .description('find the parts of the data about which models are worse than elsewhere')
    .argument('<run>', 'run log, NAME.reo.jsonl')
    .addOption(new Option('--task <task...>', 'these tasks only').choices(TASKS))
    .option('--models <id...>', 'these models only')
    .option('--where <expression>', 'look in this part only, such as "class = 112 and region = 3"')
    .option('--depth <n>', 'conditions of a slice at most', wholeNumberFrom(1, 3), 2)
    .option('--minimum <n>', 'answers in a slice at least', wholeNumberFrom(5), 30)
    .option('--limit <n>', 'slices of a model and task at most', wholeNumberFrom(1, 100), 10)
    .option(
      '--cluster <column>',
      'samples of one value are no independent evidence, "none" for all being it (default: "tile" where there is one)',
    )
    .option('--json', 'print JSON, in full precision')
    .action(action(slices))
}

async function slices(file: string, options: SlicesOptions): Promise<void> {
  const { task, models, where, cluster, json, ...search } = options
  const whole = await readRun(file)
  const columns = await columnsOfRun(whole)
  const run = where === undefined ? whole : sliceRun(whole, columns, where)
  const units = unitColumn(columns, cluster)
  const groups = groupAnswers(run).filter(
    (group) => (task?.includes(group.task) ?? true) && (models?.includes(group.model.id) ?? true),
  )
  const found = groups.flatMap((group) =>
    weakSlicesOfGroup(group, columns, { ...search, ...(units && { units }) }),
  )
  if (json) sayJson(found, 2)
  else say(found.length === 0 ? NOTHING : `${plainTable(weakSlicesTable(found))}\n\n${NOTE}`)
}

const NOTHING = 'No part of the data stands out beyond what chance would give.'

const NOTE =
  '"worse by": mean error inside minus outside with its 95 % interval, of what the rows above leave unexplained; p is corrected for every slice that could have been found.'
