import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { packageRoot } from '../../demo/packageRoot'
import { messageOf, reasonOf, ReoError } from '../../errors'
import { issueText } from '../../schemaIssue'
import { catalogueProblems } from './catalogueProblems'
import { catalogueSchema } from './catalogueSchema'
import type { Catalogue } from './template'

const MEND = 'docs/annotating.md describes templates.'

/** Templates are written by hand: a larger file is no catalogue. */
const MAXIMUM_BYTES = 10_000_000

/** The catalogue that is shipped. */
export function shippedCatalogue(): string {
  return path.join(packageRoot(), 'templates', 'reo.templates.yaml')
}

/**
 * Reads templates from a YAML or JSON file, and checks them.
 * @throws ReoError that names the line of the first thing that is wrong, and how many there are
 */
export async function readCatalogue(file: string): Promise<Catalogue> {
  const content = await readFile(file).catch((error: unknown) => {
    throw new ReoError(`The templates cannot be read: ${reasonOf(error)}`, { where: file, mend: MEND })
  })
  if (content.length > MAXIMUM_BYTES) {
    throw new ReoError(`This is no file of templates: it has ${content.length} bytes`, {
      where: file,
      mend: MEND,
    })
  }
  return parseCatalogue(content.toString('utf8'), file)
}

/**
 * Templates from the text of a file.
 * @throws ReoError as {@link readCatalogue} does
 */
export function parseCatalogue(text: string, file: string): Catalogue {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineOf = (position: number) => lines.linePos(position).line
  refuse(
    document.errors.map(({ pos, message }) => ({ line: lineOf(pos[0]), message })),
    file,
  )
  const result = v.safeParse(catalogueSchema, plainValue(document, file))
  const lineAt = (at: readonly unknown[]) => lineOf(positionOf(document, at))
  if (!result.success) {
    throw problemAt(
      result.issues.map((issue) => ({ line: lineAt(keysOf(issue)), message: issueText(issue) })),
      file,
    )
  }
  refuse(
    catalogueProblems(result.output).map(({ at, message }) => ({ line: lineAt(at), message })),
    file,
  )
  return { ...result.output, hash: hashOf(text) }
}

interface LineMessage {
  readonly line: number
  readonly message: string
}

function refuse(problems: readonly LineMessage[], file: string): void {
  if (problems.length > 0) throw problemAt(problems, file)
}

function problemAt(problems: readonly LineMessage[], file: string): ReoError {
  const [first] = [...problems].sort((one, other) => one.line - other.line)
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  return new ReoError(`${first.message}${more}`, { where: `${file}:${first.line}`, mend: MEND })
}

/** @throws ReoError where aliases would blow it up */
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw new ReoError(messageOf(error), { where: file, mend: MEND })
  }
}

function keysOf(issue: v.BaseIssue<unknown>): readonly unknown[] {
  return issue.path?.map(({ key }) => key) ?? []
}

/** Where a value stands in the file, or else the nearest that it would stand in. */
function positionOf(document: Document, at: readonly unknown[]): number {
  for (let length = at.length; length > 0; length--) {
    const node = document.getIn(at.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function hashOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}
