import { type BinaryExpression, parse, type Program } from 'acorn'
import { simple } from 'acorn-walk'
import { editSource, type EditedSource } from './editedSource'
import type { SyntaxProblem } from './eraseTypes'
import { forNotebook } from './notebookEdits'

/** A cell's code made ready for V8's REPL mode. */
export interface PreparedCell {
  readonly source: EditedSource
  /**
   * Whether the cell shows its last value: it does when the last statement is an expression, with or without a
   * semicolon. A loop, which has a value in JavaScript too, shows nothing.
   */
  readonly showsValue: boolean
  /** What the type eraser holds against the code; V8 has its own word on it. */
  readonly problem?: SyntaxProblem
}

/**
 * Erases types, makes imports, awaits and functions the notebook's, and reads a cell that is one object literal as
 * such. Code that cannot be parsed is handed on as it is: V8 explains syntax errors better.
 */
export async function prepareCell(code: string): Promise<PreparedCell> {
  const parsed = parseCell(code)
  if (parsed !== undefined && !mayHaveTypeArguments(parsed.program)) return prepared(parsed)
  // The eraser is large and most cells are plain JavaScript: it is loaded at its first use.
  const { eraseTypes } = await import('./eraseTypes')
  const erased = eraseTypes(code)
  if ('problem' in erased) {
    return parsed === undefined
      ? { source: editSource(code, []), showsValue: true, problem: erased.problem }
      : prepared(parsed)
  }
  const withoutTypes = parseCell(erased.code) ?? parsed
  return withoutTypes === undefined
    ? { source: editSource(erased.code, []), showsValue: true }
    : prepared(withoutTypes)
}

interface ParsedCell {
  readonly program: Program
  /** The text that was parsed. */
  readonly source: EditedSource
}

/** Parses code; what JavaScript would read as a block but can be an object literal is put in parentheses. */
function parseCell(code: string): ParsedCell | undefined {
  const sources = [editSource(code, [])]
  if (/^\s*\{/.test(code) && !/;\s*$/.test(code)) {
    sources.unshift(
      editSource(code, [
        { start: 0, end: 0, text: '(' },
        { start: code.length, end: code.length, text: '\n)' },
      ]),
    )
  }
  for (const source of sources) {
    const program = tryParse(source.text)
    if (program !== undefined) return { program, source }
  }
  return undefined
}

function tryParse(code: string): Program | undefined {
  try {
    return parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowHashBang: true,
      preserveParens: true,
    })
  } catch {
    return undefined
  }
}

function prepared({ program, source }: ParsedCell): PreparedCell {
  const edited = forNotebook(program, source.text)
  const last = program.body.findLast(
    ({ type }) => type !== 'EmptyStatement' && type !== 'FunctionDeclaration',
  )
  return {
    source: {
      text: edited.text,
      originalOf: (position) => source.originalOf(edited.originalOf(position)),
    },
    showsValue: last?.type === 'ExpressionStatement',
  }
}

/** `f<number>(x)` is valid JavaScript too, as two comparisons: no one means those. */
function mayHaveTypeArguments(program: Program): boolean {
  let found = false
  simple(program, {
    BinaryExpression: ({ operator, left }: BinaryExpression) => {
      if (operator === '>' && left.type === 'BinaryExpression' && left.operator === '<') found = true
    },
  })
  return found
}
