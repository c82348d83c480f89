import type { Runtime } from 'node:inspector'
import { type DocumentedClass, documentationOf, GLOBAL_DOCUMENTATION } from '../api/documentation'
import type { LiveContext } from '../v8/liveContext'
import { cursorContext } from './expressionAt'

/** What an expression stands for: a live value, or, where it would have to be run, the class it is known to return. */
export type Seen =
  | { readonly kind: 'live'; readonly value: Runtime.RemoteObject }
  | { readonly kind: 'known'; readonly className: DocumentedClass }

/** Looks at an expression without running anyone's code. */
export function lookAt(context: LiveContext, expression: string): Seen | undefined {
  const text = expression.replace(/^\((.*)\)$/s, '$1').replace(/^await\s+/, '')
  const value = context.look(text)
  if (value !== undefined) return { kind: 'live', value }
  const className = returnedClass(context, text)
  return className === undefined ? undefined : { kind: 'known', className }
}

/** The class that a call of a documented method returns. */
function returnedClass(context: LiveContext, expression: string): DocumentedClass | undefined {
  const callee = calleeOf(expression)
  if (callee === undefined) return undefined
  const member = cursorContext(callee, callee.length)
  if (member?.object === undefined) return undefined
  const object = lookAt(context, member.object)
  if (object === undefined) return undefined
  return documentationOf(classOf(object), member.name)?.returns
}

/** `a.b` of `a.b(…)`. */
function calleeOf(expression: string): string | undefined {
  if (!expression.endsWith(')')) return undefined
  const inner = cursorContext(`${expression}.`, expression.length + 1)
  if (inner?.object === undefined) return undefined
  let depth = 0
  for (let position = inner.object.length - 1; position >= 0; position--) {
    if (inner.object[position] === ')') depth++
    if (inner.object[position] === '(' && --depth === 0) return inner.object.slice(0, position)
  }
  return undefined
}

/** The name of a value's class. */
export function classOf(seen: Seen): string {
  return seen.kind === 'known' ? seen.className : (seen.value.className ?? '')
}

/** Documentation of a chain such as `reo` or `run.scatter`. */
export function documentationAt(context: LiveContext, expression: string) {
  const member = cursorContext(expression, expression.length)
  if (member === undefined) return undefined
  if (member.object === undefined) {
    return Object.hasOwn(GLOBAL_DOCUMENTATION, member.name) ? GLOBAL_DOCUMENTATION[member.name] : undefined
  }
  const object = lookAt(context, member.object)
  return object === undefined ? undefined : documentationOf(classOf(object), member.name)
}
