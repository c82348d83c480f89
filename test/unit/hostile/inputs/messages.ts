import { PARAMS_SCHEMAS, RESULT_SCHEMAS } from '../../../../src/protocol/schemas/kernel'
import type { KernelMethod } from '../../../../src/protocol/kernel'
import {
  parseFilePageMessage,
  parseImportPageMessage,
  parseKernelParams,
  parseKernelResult,
  parsePayload,
  parseRendererMessage,
  parseReportPageMessage,
} from '../../../../src/protocol/validation'
import { OUTPUT_KINDS } from '../../../../src/protocol/mimes'
import type { HostileInput } from '../hostileInput'

/** What no message is. */
const NO_MESSAGES: Readonly<Record<string, unknown>> = {
  'a text': '<script>globalThis.hacked = true</script>',
  'a list': [[[[]]]],
  'a prototype': JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  'the wrong kinds': { type: 'query', file: 1, dataset: {}, code: [], id: null, query: '\u202e', path: true },
}

const METHODS = Object.keys(PARAMS_SCHEMAS) as readonly KernelMethod[]

/** Messages between processes that are none. */
export const MESSAGES: readonly HostileInput[] = Object.entries(NO_MESSAGES).flatMap(([name, value]) => [
  ...METHODS.map((method) =>
    refused(`${name} as a request "${method}"`, () => parseKernelParams(method, value)),
  ),
  ...METHODS.filter((method) => !isOpen(method)).map((method) =>
    refused(`${name} as an answer to "${method}"`, () => parseKernelResult(method, value)),
  ),
  ...OUTPUT_KINDS.map((kind) => refused(`${name} as an output "${kind}"`, () => parsePayload(kind, value))),
  refused(`${name} from an output`, () => parseRendererMessage(value)),
  refused(`${name} from the page of a run`, () => parseReportPageMessage(value)),
  refused(`${name} from the page of a file`, () => parseFilePageMessage(value)),
  refused(`${name} from the page of an import`, () => parseImportPageMessage(value)),
])

/** Whether any object may be the answer, such as a mime bundle, whose parts are checked where they are drawn. */
function isOpen(method: KernelMethod): boolean {
  return RESULT_SCHEMAS[method].type === 'record'
}

function refused(name: string, parse: () => unknown): HostileInput {
  return {
    name: `message: ${name}`,
    read: () => {
      const taken = JSON.stringify(parse())
      return Promise.reject(new Error(`it was taken for ${taken.slice(0, 200)}`))
    },
  }
}
