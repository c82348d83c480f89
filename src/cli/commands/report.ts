import { type Command, InvalidArgumentError, Option } from 'commander'
import { buildReport } from '../../core/runs/buildReport'
import { deriveRun } from '../../core/runs/deriveRun'
import { formatReport, REPORT_FORMATS, type ReportFormat } from '../../core/runs/formatReport'
import { readRun, readScores } from '../../core/runs/readRun'
import { ReoError } from '../../core/errors'
import type { RunReport } from '../../core/runs/report'
import { sliceColumn } from '../../core/runs/reportSlices'
import { rereadRun } from '../../core/runs/rereadRun'
import { sensitivityReport } from '../../core/runs/sensitivity'
import type { TrainingMeans } from '../../core/runs/scoreViews'
import type { Run } from '../../core/runs/runLog'
import { sliceRun } from '../../core/slices/sliceOfRun'
import { dataFolder, SHIPPED_MODELS } from '../folders'
import { action } from '../run'
import { columnsOfRun } from './scoring/columnsOfRun'
import { countBins } from './scoring/countBins'
import { collectMeans } from './scoring/trainingMean'
import { addReadingOptions, type ReadingOptions, readingPolicies } from './reading/readingOptions'

/** What a page has of its own. */
const NOT_OF_PAGES = ['format', 'by', 'where', 'countBins', 'trainingMean', 'derive', 'reread', 'sensitivity']

interface ReportOptions extends ReadingOptions {
  readonly format: ReportFormat
  readonly html?: string
  readonly bootstrap: number
  readonly by?: string
  readonly where?: string
  readonly countBins?: readonly number[]
  readonly trainingMean?: TrainingMeans
  readonly derive?: true
  readonly reread?: true
  readonly sensitivity?: true
}

/** `reo report`: the figures of runs, with intervals and coverage. */
export function registerReport(program: Command): void {
  const command = program
    .command('report')
    .description('print the figures of runs, with intervals and coverage')
    .argument('<run...>', 'run logs, NAME.reo.jsonl')
    .addOption(new Option('--format <format>', 'format to print').choices(REPORT_FORMATS).default('md'))
    .addOption(
      new Option('--html <file>', 'write the report with its figures as one page for any browser').conflicts(
        NOT_OF_PAGES,
      ),
    )
    .option('--bootstrap <n>', 'resamples of the 95 % intervals, 0 for none', resamples, 1000)
    .option('--by <column>', 'also by a metadata column of the data set, or by "landCover", the true class')
    .option('--where <expression>', 'of this part only, such as "class = 112 and region = 3"')
    .option('--count-bins <starts>', 'where the classes of patch counts begin, such as 1,2,3,5,10', countBins)
    .addOption(
      new Option(
        '--training-mean <task=mean...>',
        'means that stand in for unanswered numbers in penalised scores (default: those that the run knows)',
      ).argParser(collectMeans),
    )
    .option(
      '--derive',
      "also the expected value and the median of what models might have answered, and the median of an answer's repeats",
    )
    .optionsGroup('Reading answers again:')
    .option('--reread', 'read all answers again, as they were read but for the options below')
    .addOption(
      new Option('--sensitivity', 'print the figures under each --number policy side by side').conflicts(
        'by',
      ),
    )
  addReadingOptions(command).action(action(report))
}

async function report(runs: readonly string[], options: ReportOptions): Promise<void> {
  if (options.html !== undefined) return savePage(runs, options.html)
  const { format, bootstrap, by, countBins, trainingMean: trainingMeans } = options
  const scoring = { bootstrap, ...(countBins && { countBins }), ...(trainingMeans && { trainingMeans }) }
  const reports: RunReport[] = []
  for (const file of runs) {
    const run = await partOf(await readAsWanted(file, options), options.where)
    const slices = by === undefined ? undefined : { by, valueOf: await sliceColumn(run, by) }
    const built = options.sensitivity
      ? sensitivityReport(run, scoring)
      : buildReport(run, { ...scoring, ...(slices && { slices }) })
    reports.push({ ...built, ...(options.where !== undefined && { where: options.where }) })
  }
  process.stdout.write(formatReport(reports, format))
}

/** Prints the path and size of a page to standard error: there is nothing else to tell. */
async function savePage(runs: readonly string[], out: string): Promise<void> {
  const [run, ...others] = runs
  if (others.length > 0) {
    throw new ReoError('A page shows one run', {
      mend: 'Write a page for each, or print a report of all of them.',
    })
  }
  const { writeSavedReport } = await import('../../kernel/report/writeSavedReport')
  const bytes = await writeSavedReport(run, out, { storage: dataFolder(), models: SHIPPED_MODELS })
  process.stderr.write(`reo: ${out}, ${(bytes / 1e6).toFixed(1)} MB\n`)
}

/** The run over the samples that an expression holds for; all of them where there is none. */
async function partOf(run: Run, where: string | undefined): Promise<Run> {
  return where === undefined ? run : sliceRun(run, await columnsOfRun(run), where)
}

/** Words are read from the log only where they are wanted. */
async function readAsWanted(file: string, options: ReportOptions): Promise<Run> {
  const policies = readingPolicies(options)
  const isReread = options.reread === true || Object.keys(policies).length > 0
  if (!isReread && !options.sensitivity && !options.derive) return readScores(file)
  const run = await readRun(file)
  const read = isReread ? rereadRun(run, policies) : run
  return options.derive ? deriveRun(read) : read
}

function resamples(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 1_000_000) return value
  throw new InvalidArgumentError('Give a whole number from 0 to 1,000,000.')
}
