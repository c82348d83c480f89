import { transformSync } from 'amaro'
import type { Position } from './editedSource'

/** Code without its TypeScript types, every other character where it was; or why they cannot be erased. */
export type ErasedTypes = { readonly code: string } | { readonly problem: SyntaxProblem }

export interface SyntaxProblem {
  readonly message: string
  readonly at: Position
  /** True for TypeScript that is more than types, such as an enum. */
  readonly unsupported: boolean
}

/** Replaces TypeScript types by spaces. */
export function eraseTypes(code: string): ErasedTypes {
  try {
    return { code: transformSync(code, { mode: 'strip-only' }).code }
  } catch (thrown) {
    if (!isAmaroError(thrown)) throw thrown
    return {
      problem: {
        message: thrown.message,
        at: { line: thrown.startLine, column: thrown.startColumn + 1 },
        unsupported: thrown.code === 'UnsupportedSyntax',
      },
    }
  }
}

interface AmaroError {
  readonly code: string
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

function isAmaroError(thrown: unknown): thrown is AmaroError {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'startLine' in thrown &&
    typeof thrown.startLine === 'number' &&
    'message' in thrown &&
    typeof thrown.message === 'string'
  )
}
