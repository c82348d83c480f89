import type { Runtime } from 'node:inspector'
import type { CompleteParams, HoverResult } from '../../protocol/kernel'
import { shortened } from '../outputs/text/textTable'
import type { LiveContext } from '../v8/liveContext'
import { chainAt } from './expressionAt'
import { documentationAt } from './lookAt'

/** Letters of a value that a hover shows. */
const LONGEST = 160

/** What the name under the cursor stands for now; null where that cannot be told without running code. */
export function hover(context: LiveContext, { code, offset }: CompleteParams): HoverResult | null {
  const chain = chainAt(code, offset)
  if (chain === undefined) return null
  const { start, end, expression } = chain
  const documentation = documentationAt(context, expression)
  const value = documentation === undefined ? context.look(expression) : undefined
  context.endLooking()
  if (documentation !== undefined) {
    return { start, end, code: documentation.signature, documentation: documentation.text }
  }
  if (value === undefined || value.type === 'undefined') return null
  return { start, end, code: `${expression}: ${describe(value)}` }
}

function describe(value: Runtime.RemoteObject): string {
  switch (value.type) {
    case 'string':
      return shortened(`string = ${JSON.stringify(value.value)}`, LONGEST)
    case 'number':
    case 'boolean':
    case 'bigint':
      return `${value.type} = ${value.unserializableValue ?? value.description ?? String(value.value)}`
    case 'function':
      return functionHead(value.description ?? 'function')
    default:
      return value.subtype === 'null' ? 'null' : shortened(objectText(value), LONGEST)
  }
}

/** A function without its body. */
function functionHead(source: string): string {
  const head = /^[^{]*?(?:=>|\)(?=\s*\{))/s.exec(source)?.[0] ?? source
  return shortened(
    /^class\b/.test(source) ? source.replace(/\{.*/s, '') : head.replace(/\s*=>$/, ' => …'),
    LONGEST,
  )
}

function objectText({ description = 'object', subtype, preview }: Runtime.RemoteObject): string {
  if (preview === undefined || subtype === 'error') return description
  const shown = preview.properties.filter(({ name }) => !name.startsWith('#'))
  const properties = shown.map(({ name, value, type }) => {
    const text = value === undefined || value === '' ? type : value
    return subtype === 'array' || subtype === 'typedarray' ? text : `${name}: ${text}`
  })
  if (properties.length === 0) return description
  const listed = [...properties, ...(preview.overflow ? ['…'] : [])].join(', ')
  return subtype === 'array' || subtype === 'typedarray'
    ? `${description} [${listed}]`
    : `${description} { ${listed} }`
}
