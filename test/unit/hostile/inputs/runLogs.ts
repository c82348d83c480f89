import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exportRun } from '../../../../src/core/logs/export/exportRun'
import { buildReport } from '../../../../src/core/runs/buildReport'
import { formatReport } from '../../../../src/core/runs/formatReport'
import { readRun } from '../../../../src/core/runs/readRun'
import { RUN_SCHEMA } from '../../../../src/core/runs/runLog'
import { summariseRun } from '../../../../src/core/runs/runSummary'
import { modelLook, runLook } from '../../../../src/extension/runs/runItems'
import { plainLabel, plainText } from '../../../../src/extension/plainText'
import { richBundle } from '../../../../src/kernel/outputs/richBundle'
import { savedReportPage } from '../../../../src/kernel/report/savedReportPage'
import { Resources } from '../../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../../src/kernel/resources/statusReporter'
import { makeAnswer, UNET } from '../../kernel/fixtures'
import { type HostileInput, type Place, textsAt } from '../hostileInput'

const POSITIONS = [
  'an answer',
  'a reason',
  'a failure',
  'a sample',
  'a question',
  'a value',
  'the id of a model',
  'the title of a model',
  'the name of the data set',
  'the path of the data set',
  'the end of the run',
] as const

type Position = (typeof POSITIONS)[number]

/** Run logs that come from somebody else: read, summed up, reported in every form, exported. */
export const RUN_LOGS: readonly HostileInput[] = [
  ...textsAt('run log', POSITIONS, (text, position, place) => reportOf(linesWith(text, position), place)),
  ...Object.entries({
    'of nothing': '',
    'of zeros': '\0'.repeat(10_000),
    'of lists in lists': '['.repeat(100_000),
    'of one line without end': `{"type":"run","x":"${'y'.repeat(5_000_000)}`,
    'of a prototype':
      '{"__proto__":{"polluted":true},"type":"run","constructor":{"prototype":{"polluted":true}}}\n',
    'of a newer kind': '{"type":"run","schema":"reo-run/99"}\n',
    'of numbers too large': '{"type":"run","schema":"reo-run/1","id":1e999,"models":[-1e-999]}\n',
    'of UTF-16': Buffer.from('{"type":"run"}\n', 'utf16le').toString('latin1'),
    'of a web page': '<!doctype html><script>globalThis.hacked = true</script>',
  }).map(([name, text]): HostileInput => ({
    name: `run log: one ${name}`,
    read: (place) => reportOf([text], place),
  })),
]

function linesWith(text: string, position: Position): readonly string[] {
  const at = <Value>(wanted: Position, usual: Value) => (position === wanted ? text : usual)
  const model = at('the id of a model', UNET.id)
  const answer = makeAnswer('s-1', 'agb', 100, 90, { model, raw: at('an answer', '90 Mg/ha') })
  return [
    {
      type: 'run',
      schema: RUN_SCHEMA,
      id: 'one',
      created: '2026-01-01T00:00:00Z',
      dataset: {
        name: at('the name of the data set', 'Forest'),
        path: at('the path of the data set', '/data/gone'),
        fingerprint: 'x',
        split: 'test',
        synthetic: false,
      },
      models: [{ ...UNET, id: model, title: at('the title of a model', UNET.title) }],
      tasks: ['agb', 'humanActivity'],
    },
    answer,
    makeAnswer(at('a sample', 's-2'), 'agb', 50, undefined, { model, reason: at('a reason', 'refused') }),
    makeAnswer('s-3', 'agb', 50, undefined, { model, status: 'error', error: at('a failure', 'timed out') }),
    makeAnswer('s-4', 'humanActivity', at('a value', 'yes'), at('a value', 'no'), {
      model,
      question: at('a question', 'Is there a road?'),
    }),
    { type: 'skipped', sample: at('a sample', 's-5'), reason: at('a reason', 'the image is missing') },
    {
      type: 'end',
      at: '2026-01-01T01:00:00Z',
      outcome: 'failed',
      answers: 4,
      skipped: 1,
      error: at('the end of the run', 'full disk'),
    },
  ].map((line) => JSON.stringify(line))
}

/** Everything that people are shown of a run log. */
async function reportOf(lines: readonly string[], { folder }: Place): Promise<readonly string[]> {
  const file = path.join(folder, 'one.reo.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n`)
  const run = await readRun(file)
  const summary = summariseRun(run)
  const built = [buildReport(run)]
  const looks = [runLook('one', summary), ...summary.models.map(modelLook)]
  const script = path.join(folder, 'script.js')
  writeFileSync(script, 'void 0')
  const resources = new Resources(
    { storagePath: folder, modelsPath: folder, workingDirectory: folder, device: 'cpu' },
    new StatusReporter(() => {}),
  )
  const { page, report } = await savedReportPage(resources, file, script)
  if ((page.match(/<(?!\/)/g) ?? []).length !== ELEMENTS_OF_A_PAGE)
    throw new Error('the page holds foreign markup')
  const outputs = report.sections.flatMap(({ figures }) =>
    figures.flatMap((figure) => ('output' in figure ? [figure.output] : [])),
  )
  const [csv] = (await exportRun(file, 'csv', path.join(folder, 'one.csv'))).files
  if (readFileSync(csv, 'utf8') === '') throw new Error('nothing was exported')
  return [
    withoutMarkup(formatReport(built, 'md')),
    withoutCommands(formatReport(built, 'latex')),
    ...looks.flatMap(({ label, description, tooltip }) => [
      plainLabel(label),
      plainLabel(description),
      plainText(tooltip),
    ]),
    ...outputs.map((output) => String(richBundle(output)['text/plain'])),
  ]
}

/** Doctype, html, head, four metas, title, body, two scripts. */
const ELEMENTS_OF_A_PAGE = 11

/** @throws Error where Markdown would have an element, a link or a picture in it */
function withoutMarkup(text: string): string {
  if (/(?<!\\)<[a-z/!]/i.test(text)) throw new Error('the report holds markup')
  if (/(?<!\\)\]\(/.test(text)) throw new Error('the report holds a link')
  return text
}

/** @throws Error where LaTeX would obey */
function withoutCommands(text: string): string {
  if (/\\(input|write18)\b|\$x\$/.test(text)) throw new Error('the report holds a command')
  return text
}
