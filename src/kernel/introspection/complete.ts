import type { Runtime } from 'node:inspector'
import type { CompleteParams, CompleteResult, CompletionItem } from '../../protocol/kernel'
import {
  type Documentation,
  DOCUMENTATION,
  documentationOf,
  GLOBAL_DOCUMENTATION,
} from '../api/documentation'
import type { LiveContext } from '../v8/liveContext'
import { cursorContext } from './expressionAt'
import { classOf, lookAt, type Seen } from './lookAt'

/** Names offered at most. */
const MOST_ITEMS = 500

/** Completes the name before the cursor from what is alive in the kernel; runs no one's code. */
export function complete(context: LiveContext, { code, offset }: CompleteParams): CompleteResult {
  const cursor = cursorContext(code, offset)
  if (cursor === undefined) return { start: offset, items: [] }
  const candidates = cursor.object === undefined ? globals(context) : members(context, cursor.object)
  const wanted = cursor.name.toLowerCase()
  const items = candidates.filter(({ label }) => label.toLowerCase().startsWith(wanted))
  return { start: cursor.start, items: items.slice(0, MOST_ITEMS) }
}

function globals(context: LiveContext): readonly CompletionItem[] {
  const own = context.lexicalNames().map((name): CompletionItem => ({ label: name, kind: 'variable' }))
  const known = new Set(own.map(({ label }) => label))
  const object = context.look('globalThis')
  const shared = object?.objectId === undefined ? [] : context.propertiesOf(object.objectId)
  const rest = shared.filter(({ name, isOwn }) => isOwn === true && isOffered(name) && !known.has(name))
  const items = rest.map((property) => item(property, documented(GLOBAL_DOCUMENTATION, property.name)))
  context.endLooking()
  return [...own, ...items]
}

function members(context: LiveContext, expression: string): readonly CompletionItem[] {
  const seen = lookAt(context, expression)
  const items = seen === undefined ? [] : membersOf(context, seen)
  context.endLooking()
  return items
}

function membersOf(context: LiveContext, seen: Seen): readonly CompletionItem[] {
  if (seen.kind === 'known') {
    return Object.entries(DOCUMENTATION[seen.className]).map(([label, documentation]) => ({
      label,
      kind: documentation.signature.includes('(') ? 'function' : 'property',
      ...detailsOf(documentation),
    }))
  }
  const className = classOf(seen)
  const properties = new Map<string, Runtime.PropertyDescriptor>()
  for (const property of propertiesOf(context, seen.value)) {
    if (isOffered(property.name) && !properties.has(property.name)) properties.set(property.name, property)
  }
  return [...properties.values()]
    .slice(0, MOST_ITEMS)
    .map((property) => item(property, documentationOf(className, property.name)))
}

/** A value's properties; of a text or a number, those of its kind. */
function propertiesOf(
  context: LiveContext,
  value: Runtime.RemoteObject,
): readonly Runtime.PropertyDescriptor[] {
  const holder = value.objectId === undefined ? prototypeOf(context, value) : value
  return holder?.objectId === undefined ? [] : context.propertiesOf(holder.objectId)
}

const PROTOTYPES: Readonly<Record<string, string>> = {
  string: 'String.prototype',
  number: 'Number.prototype',
  boolean: 'Boolean.prototype',
  bigint: 'BigInt.prototype',
}

function prototypeOf(context: LiveContext, { type }: Runtime.RemoteObject): Runtime.RemoteObject | undefined {
  return Object.hasOwn(PROTOTYPES, type) ? context.look(PROTOTYPES[type]) : undefined
}

/** Names that can be written after a dot and that someone may want to. */
function isOffered(name: string): boolean {
  return (
    /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name) && !/^(__|\$\$)|^constructor$/.test(name)
  )
}

function item({ name, value }: Runtime.PropertyDescriptor, documentation?: Documentation): CompletionItem {
  return { label: name, kind: kindOf(value), ...(documentation && detailsOf(documentation)) }
}

function kindOf(value: Runtime.RemoteObject | undefined): CompletionItem['kind'] {
  if (value?.type !== 'function') return 'property'
  return value.description?.startsWith('class ') ? 'class' : 'function'
}

function detailsOf({ signature, text }: Documentation): Pick<CompletionItem, 'detail' | 'documentation'> {
  return { detail: signature, documentation: text }
}

function documented(
  documentation: Readonly<Record<string, Documentation>>,
  name: string,
): Documentation | undefined {
  return Object.hasOwn(documentation, name) ? documentation[name] : undefined
}
