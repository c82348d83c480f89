import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { DataCard } from '../../card/dataCard'
import { type Split, SPLITS } from '../../dataset/sample'
import { unreachable } from '../../errors'
import { escapeMarkdown } from '../../runs/formatEscapes'
import { type PublicationFormat, type PublicationPlan, SPLIT_NAMES } from './publication'
import type { SplitChoice } from './splits'
import type { TextTally } from './textTally'

export interface CardContent extends PublicationPlan {
  readonly format: PublicationFormat
  readonly splits: SplitChoice
  readonly card: DataCard
  readonly tally: TextTally
}

/** The card of a published data set, Markdown with Hugging Face's front matter: what it holds, how it was made, how to read it. */
export function datasetCard(content: CardContent): string {
  const { description, annotations } = content
  const sections = [
    frontMatter(content),
    `# ${escapeMarkdown(description.name)}: patches and texts`,
    ...(description.synthetic ? ['**Synthetic: generated, not observed.**'] : []),
    `Satellite patches of ${description.patchSize.join(' × ')} pixels with questions and answers about human activity, land cover, ecological patch count and above-ground biomass.`,
    '## Splits',
    splitTable(content),
    splitSentence(content.splits),
    '## Texts',
    textTable(content),
    provenance(content),
    ...figures(content.card),
    '## Reading it',
    reading(content),
    '## Source',
    `${escapeMarkdown(description.name)}, fingerprint ${codeOf(annotations.dataset.fingerprint)}, licence ${escapeMarkdown(description.licence ?? 'not stated')}.`,
  ]
  return `${sections.join('\n\n')}\n`
}

function frontMatter({ format, description, samples }: CardContent): string {
  const quoted = (text: string) => JSON.stringify(text)
  return [
    '---',
    `pretty_name: ${quoted(description.name)}`,
    `license: ${quoted(description.licence?.toLowerCase() ?? 'unknown')}`,
    'task_categories: [visual-question-answering, image-text-to-text]',
    `tags: [${['earth-observation', 'forest', 'biomass', ...(description.synthetic ? ['synthetic'] : [])].join(', ')}]`,
    'language: [en]',
    ...(format === 'huggingface'
      ? [
          'configs:',
          '- config_name: default',
          '  data_files:',
          ...presentSplits(samples).flatMap((split) => [
            `  - split: ${SPLIT_NAMES[split]}`,
            `    path: data/${SPLIT_NAMES[split]}-*`,
          ]),
        ]
      : []),
    '---',
  ].join('\n')
}

function splitTable({ card, tally }: CardContent): string {
  const textsOf = (split: Split) => [...tally.byTask.values()].reduce((sum, counts) => sum + counts[split], 0)
  return table(
    ['split', 'patches', 'texts'],
    presentSplits(card.samples).map((split) => [SPLIT_NAMES[split], card.samples[split], textsOf(split)]),
  )
}

function splitSentence(choice: SplitChoice): string {
  const apart = 'No tile has patches in two splits.'
  switch (choice.kind) {
    case 'keep':
      return `The splits are those of the source. ${apart}`
    case 'tile':
      return `The splits were made by tile, seed ${choice.seed}. ${apart}`
    default:
      return unreachable(choice)
  }
}

function textTable({ card, tally }: CardContent): string {
  const splits = presentSplits(card.samples)
  const rows = [...tally.byTask].map(([task, counts]) => [
    TASK_DESCRIPTIONS[task].title,
    ...splits.map((split) => counts[split]),
  ])
  return table(['task', ...splits.map((split) => SPLIT_NAMES[split])], rows)
}

function provenance({ annotations, tally }: CardContent): string {
  const { templates, model, seed, created } = annotations
  const registers = [...tally.byRegister].map(([register, count]) => `${register} ${count}`).join(', ')
  return [
    `Made ${created.slice(0, 10)} from ${tally.templates.size} templates of ${codeOf(templates.name)} (${codeOf(templates.hash)}), seed ${seed}` +
      `${model === undefined ? '' : `, worded by ${escapeMarkdown(model.title)} (${codeOf(model.id)})`}. Registers: ${escapeMarkdown(registers)}.`,
    `Every text was read back and compared with what is known of its patch: ${[...tally.rules].map(codeOf).join(', ')}. ` +
      `${tally.mended} of them passed only after they were written anew; those that did not pass are not here.`,
  ].join('\n\n')
}

/** The data card's figures: numbers, then classes. */
function figures({ quantities, categories, samples }: DataCard): readonly string[] {
  const splits = presentSplits(samples)
  const numbers = quantities.map(({ title, unit, summaries }) => {
    const rows = splits.flatMap((split) => {
      const summary = summaries[split]
      if (summary === null) return []
      const { n, mean, sd, median, min, max, zeroShare } = summary
      const values = [mean, sd, median, min, max].map((value) => value.toFixed(1))
      return [[SPLIT_NAMES[split], n, ...values, `${(100 * zeroShare).toFixed(1)} %`]]
    })
    const heads = ['split', 'n', 'mean', 'sd', 'median', 'min', 'max', 'zero']
    return `### ${escapeMarkdown(title)} (${escapeMarkdown(unit)})\n\n${table(heads, rows)}`
  })
  const classes = categories.map(({ title, classes: listed }) => {
    const rows = listed.map((one) => [one.title, ...splits.map((split) => one.counts[split])])
    return `### ${escapeMarkdown(title)}\n\n${table(['class', ...splits.map((split) => SPLIT_NAMES[split])], rows)}`
  })
  return numbers.length + classes.length === 0 ? [] : ['## Patches', ...numbers, ...classes]
}

function reading({ format }: CardContent): string {
  const fence = '`'.repeat(3)
  const code = (language: string, text: string) => `${fence}${language}\n${text}\n${fence}`
  switch (format) {
    case 'huggingface':
      return code(
        'python',
        [
          'import io, numpy, datasets',
          'data = datasets.load_dataset("PATH OF THIS FOLDER")',
          'patch = data["train"][0]',
          'patch["image"], patch["conversations"]',
          'reflectance = numpy.load(io.BytesIO(patch["s2"]))  # bands × height × width; NaN = no data',
        ].join('\n'),
      )
    case 'torchgeo':
      return code(
        'python',
        'from reo_texts import ReoTexts\nsample = ReoTexts(".", split="train")[0]  # image, text, label',
      )
    case 'llava':
      return 'One JSON array a split, `train.json` and so on: `image` is a path in this folder, `conversations` are turns of `human` and `gpt`.'
    case 'reo-dataset':
      return code('js', "await reo.open('PATH OF THIS FOLDER')")
    default:
      return unreachable(format)
  }
}

function presentSplits(samples: Readonly<Record<Split, number>>): readonly Split[] {
  return SPLITS.filter((split) => samples[split] > 0)
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => escapeMarkdown(String(cell))).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

function codeOf(text: string): string {
  return `\`${text.replaceAll(/[`\s]+/g, ' ')}\``
}
