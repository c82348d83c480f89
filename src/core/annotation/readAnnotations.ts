import path from 'node:path'
import { messageOf, reasonOf, ReoError } from '../errors'
import { lineBlocks } from '../runs/logLines'
import { checkAnnotationLine } from './annotationLines'
import type {
  AnnotationEnd,
  AnnotationHeader,
  AnnotationLine,
  Annotations,
  LineProblem,
  RemovedLine,
  TextLine,
} from './annotationLog'
import { parseJson } from '../text/parseJson'

/** Lines that cannot be read and are told one by one; a file of others would tell of nothing else. */
const MAXIMUM_PROBLEMS = 1000

/** What going through an annotation log tells besides its lines. */
export interface AnnotationsRead {
  readonly header: AnnotationHeader
  /** Bytes of whole lines; what follows is a last line that was torn while it was written. */
  readonly wholeBytes: number
  /** Lines that were passed over, the first {@link MAXIMUM_PROBLEMS} of them. */
  readonly problems: readonly LineProblem[]
}

/**
 * Reads an annotation log: the last line of an id wins, a line that cannot be read is a problem of its own.
 * @throws ReoError when the file cannot be read or is no annotation log
 */
export async function readAnnotations(file: string): Promise<Annotations> {
  const byId = new Map<string, TextLine | RemovedLine>()
  let end: AnnotationEnd | undefined
  const { header, problems } = await eachAnnotation(file, (line) => {
    if (line.type === 'text' || line.type === 'removed') byId.set(line.id, line)
    else end = line.type === 'end' ? line : undefined
  })
  const lines = [...byId.values()]
  return {
    path: path.resolve(file),
    header,
    texts: lines.filter((line) => line.type === 'text'),
    removed: lines.filter((line) => line.type === 'removed'),
    ...(end !== undefined && { end }),
    problems,
  }
}

/**
 * Goes through an annotation log line by line, without holding it. The first line told is a header; others follow
 * where the generation was resumed.
 * @throws ReoError when the file cannot be read, or does not begin with a header
 */
export async function eachAnnotation(
  file: string,
  visit: (line: AnnotationLine, number: number) => void,
): Promise<AnnotationsRead> {
  const problems: LineProblem[] = []
  let header: AnnotationHeader | undefined
  let wholeBytes = 0
  for await (const block of annotationBlocks(file)) {
    header = block.header
    wholeBytes = block.wholeBytes
    problems.push(...block.problems.slice(0, MAXIMUM_PROBLEMS - problems.length))
    for (const { line, number } of block.lines) visit(line, number)
  }
  if (header === undefined) throw noAnnotationLog(file, 'it is empty')
  return { header, wholeBytes, problems }
}

/** Some lines of an annotation log, in order, with their numbers. */
export interface AnnotationBlock {
  /** The log's first. */
  readonly header: AnnotationHeader
  readonly lines: readonly { readonly line: AnnotationLine; readonly number: number }[]
  /** Lines among these that were passed over. */
  readonly problems: readonly LineProblem[]
  /** Bytes of the log up to the end of these lines. */
  readonly wholeBytes: number
}

/**
 * The lines of an annotation log in blocks, read as they are asked for.
 * @throws ReoError when the file cannot be read, or does not begin with a header
 */
export async function* annotationBlocks(file: string): AsyncGenerator<AnnotationBlock, void> {
  let header: AnnotationHeader | undefined
  let number = 0
  try {
    for await (const { lines: texts, wholeBytes } of lineBlocks(path.resolve(file))) {
      const lines: { line: AnnotationLine; number: number }[] = []
      const problems: LineProblem[] = []
      for (const text of texts) {
        number++
        if (text.trim() === '') continue
        const line = parseLine(text)
        if (line.type === 'annotations') header ??= line
        if (header === undefined) throw noAnnotationLog(file, 'problem' in line ? line.problem : undefined)
        if (line.type === 'unread') problems.push({ where: `${file}:${number}`, message: line.problem })
        else lines.push({ line, number })
      }
      if (header !== undefined) yield { header, lines, problems, wholeBytes }
    }
  } catch (error) {
    throw error instanceof ReoError ? error : cannotRead(file, error)
  }
}

type ParsedLine = AnnotationLine | { readonly type: 'unread'; readonly problem: string }

function parseLine(text: string): ParsedLine {
  let parsed: unknown
  try {
    parsed = parseJson(text)
  } catch (error) {
    return { type: 'unread', problem: `this line is not JSON: ${messageOf(error)}` }
  }
  const line = checkAnnotationLine(parsed)
  return 'problem' in line ? { type: 'unread', problem: line.problem } : line
}

function noAnnotationLog(file: string, problem: string | undefined): ReoError {
  const why = problem === undefined ? 'its first line is no header' : problem
  return new ReoError(`This is no annotation log: ${why}`, {
    where: `${file}:1`,
    mend: 'Give a .reo-annotations.jsonl file that `reo annotate generate` has written.',
  })
}

function cannotRead(where: string, cause: unknown): ReoError {
  return new ReoError(`The annotations cannot be read: ${reasonOf(cause)}`, {
    where,
    mend: 'Give the path of a .reo-annotations.jsonl file.',
    cause,
  })
}
