import {
  DOCUMENTATION,
  type Documentation,
  type DocumentedClass,
  GLOBAL_DOCUMENTATION,
} from '../../src/kernel/api/documentation'
import { type OptionDocs, readDocstrings } from './docstrings'
import { cell, generated, table } from './markdown'

/** The classes that cells meet, in the order in which they do, and what a value of each is called. */
const VALUES: readonly (readonly [DocumentedClass, string])[] = [
  ['Reo', 'reo'],
  ['Data', 'data'],
  ['SampleLookup', 'data.sample(id)'],
  ['PatchSample', 'sample'],
  ['SampleSequence', 'data.samples()'],
  ['EvaluationRun', 'run'],
  ['Figure', 'figure'],
  ['AnnotationSet', 'annotations'],
  ['Review', 'review'],
]

const INTRODUCTION = `Options stand in braces, as in \`run.report({ bootstrap: 200 })\`; a misspelt one is an error, and all may be left out that are not
marked as needed. What takes time is awaited; a cell shows its last value. A task is \`humanActivity\`, \`landCover\`, \`patchCount\` or \`agb\`.`

/** What cells know, by class: the words of completion and hover, and the options of each method. */
export function reoPage(): string {
  const docstrings = readDocstrings('src/kernel/api')
  const sections = VALUES.flatMap(([className, value]) => [
    `## ${value}`,
    docstrings.classText(className),
    ...Object.entries(DOCUMENTATION[className]).flatMap(([member, documentation]) =>
      describeMember(`${value}.${member}`, documentation, docstrings.optionsOf(className, member)),
    ),
  ])
  const globals = Object.values(GLOBAL_DOCUMENTATION)
  return [
    '# `reo` in cells',
    generated('the docstrings of `src/kernel/api`'),
    INTRODUCTION,
    ...sections,
    '## Globals',
    table(
      ['name', 'what it is'],
      globals.map(({ signature, text }) => [`\`${signature}\``, text]),
    ),
  ].join('\n\n')
}

/** Options that the text itself speaks of have no table. */
function describeMember(
  title: string,
  { signature, text }: Documentation,
  options: readonly OptionDocs[],
): readonly string[] {
  const heading = `### ${title}`
  if (options.every((option) => option.text === '')) return [heading, `\`${signature}\``, text]
  const named = signature.replace(/\{[^{}]*\}(\??)(?=\): )/, 'options$1')
  return [heading, `\`${named}\``, text, optionsTable(options)]
}

function optionsTable(options: readonly OptionDocs[]): string {
  const rows = options.map(({ name, isOptional, type, text }) => [
    `\`${name}\`${isOptional ? '' : ', needed'}`,
    `\`${cell(type)}\``,
    cell(text),
  ])
  return table(['option', 'type', 'what it does'], rows)
}
