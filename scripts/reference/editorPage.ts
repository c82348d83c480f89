import { readFileSync } from 'node:fs'
import { generated, table } from './markdown'

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string
      readonly title: string
      readonly category: string
    }[]
    readonly configuration: Configuration | readonly Configuration[]
  }
}

interface Configuration {
  readonly title: string
  readonly properties: Readonly<Record<string, Setting>>
}

interface Setting {
  readonly description?: string
  readonly markdownDescription?: string
  readonly default: unknown
  readonly enum?: readonly string[]
  readonly enumDescriptions?: readonly string[]
}

/** Settings and commands of the extension, as its manifest has them. */
export function editorPage(): string {
  const { contributes }: Manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  const configurations = [contributes.configuration].flat()
  return [
    '# Settings and commands',
    generated('`package.json`'),
    '## Settings',
    'Defaults stand in brackets.',
    ...configurations.flatMap(settings),
    '## Commands',
    'All of them are in the command palette, where they can do something.',
    table(
      ['command', 'id, for keyboard shortcuts'],
      contributes.commands.map(({ category, title, command }) => [
        `**${category}: ${title}**`,
        `\`${command}\``,
      ]),
    ),
  ].join('\n\n')
}

function settings({ title, properties }: Configuration): readonly string[] {
  return [
    `### ${title}`,
    ...Object.entries(properties).flatMap(([name, setting]) => [
      `**\`${name}\`** (\`${JSON.stringify(setting.default)}\`)`,
      setting.markdownDescription ?? setting.description ?? '',
      (setting.enum ?? [])
        .map((value, index) => `- \`${value}\`: ${setting.enumDescriptions?.[index] ?? ''}`)
        .join('\n'),
    ]),
  ]
}
