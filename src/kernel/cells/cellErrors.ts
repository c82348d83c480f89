import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import type { CellError } from '../../protocol/kernel'
import { type CellSources, cellLabel } from './cellSources'
import type { Position } from './editedSource'

/** Errors behind an error that are told, and those in a chain of causes. */
const MOST_CAUSES = 3

/** Where this program's own code lies, as stack traces name it; what happens there is not the cell's. */
const OWN_CODE = ownCode(import.meta.url)

/** What a cell threw, as the cell shows it: frames in cells with their place, none of the kernel's own. */
export function describeThrown(thrown: unknown, sources: CellSources): CellError {
  try {
    return describe(thrown, sources)
  } catch {
    const message = 'What was thrown throws itself when it is looked at'
    return { name: 'Thrown', message, stack: `Thrown: ${message}` }
  }
}

function describe(thrown: unknown, sources: CellSources): CellError {
  if (!isError(thrown)) {
    const message = inspect(thrown)
    return { name: 'Thrown', message, stack: `Thrown: ${message}` }
  }
  const name = textOf(thrown.name, 'Error')
  const message = textOf(thrown.message, '')
  const stack = [headline(name, message), ...framesOf(thrown, sources), ...causesOf(thrown, sources, 0)]
  return { name, message, stack: stack.join('\n') }
}

/** A syntax error of a cell's code, with the line and a mark under the place. */
export function describeSyntaxError(message: string, order: number, code: string, at: Position): CellError {
  const name = 'SyntaxError'
  const line = code.split('\n')[at.line - 1] ?? ''
  const mark = `${line.slice(0, at.column - 1).replaceAll(/[^\t]/g, ' ')}^`
  const stack = [headline(name, message), `    at ${cellLabel(order, at)}`, '', line, mark]
  return { name, message, stack: stack.join('\n') }
}

function headline(name: string, message: string): string {
  return message === '' ? name : `${name}: ${message}`
}

function framesOf(error: Error, sources: CellSources): readonly string[] {
  const lines = textOf(error.stack, '').split('\n')
  const frames = lines.filter((line) => /^\s+at /.test(line))
  const lastInCell = frames.findLastIndex((frame) => sources.relabel(frame) !== undefined)
  const reached =
    lastInCell < 0 ? frames.filter((frame) => !isNative(frame)) : frames.slice(0, lastInCell + 1)
  return reached.filter((frame) => !isInternal(frame)).map((frame) => sources.relabel(frame) ?? frame)
}

function causesOf(error: Error, sources: CellSources, depth: number): readonly string[] {
  if (depth === MOST_CAUSES) return []
  const several = error instanceof AggregateError ? error.errors.slice(0, MOST_CAUSES) : []
  const causes: unknown[] = error.cause === undefined ? several : [error.cause, ...several]
  return causes.flatMap((cause) => {
    if (!isError(cause)) return [`Caused by: ${inspect(cause)}`]
    const first = `Caused by: ${headline(textOf(cause.name, 'Error'), textOf(cause.message, ''))}`
    return [first, ...framesOf(cause, sources), ...causesOf(cause, sources, depth + 1)]
  })
}

function isInternal(frame: string): boolean {
  return /\bnode:/.test(frame) || OWN_CODE.some((place) => frame.includes(place))
}

function isNative(frame: string): boolean {
  return frame.includes('<anonymous>')
}

/** The `dist`, `src` and `node_modules` folders beside which this file runs, bundled or not. */
function ownCode(url: string): readonly string[] {
  const root = /^(.*\/)(?:dist|src)\//.exec(url)?.[1]
  if (root === undefined) return [url]
  return ['dist/', 'src/', 'node_modules/'].flatMap((folder) => [
    `${root}${folder}`,
    fileURLToPath(`${root}${folder}`),
  ])
}

/** True for errors of any realm, such as those of `node:vm`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]'
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}
