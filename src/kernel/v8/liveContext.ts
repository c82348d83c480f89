import { type Runtime, Session } from 'node:inspector'
import type { Position } from '../cells/editedSource'

/** What evaluating a text came to. */
export type Completion =
  | { readonly outcome: 'value'; readonly value: unknown }
  | {
      readonly outcome: 'thrown'
      readonly thrown: unknown
      /** Where the text cannot be parsed, when that is why. */
      readonly at?: Position
    }

/** Options of `Runtime.evaluate` that the types of Node 20 leave out. */
interface EvaluateParameters extends Runtime.EvaluateParameterType {
  readonly replMode?: boolean
  readonly throwOnSideEffect?: boolean
  /** In ms. */
  readonly timeout?: number
}

/** The same of `Runtime.getProperties`. */
interface PropertiesParameters extends Runtime.GetPropertiesParameterType {
  readonly nonIndexedPropertiesOnly?: boolean
}

/** Objects that looking around holds on to, released together. */
const LOOKING = 'reo-looking'

/** A look at a running program may take this long, in ms. */
const LOOK_TIMEOUT = 200

/**
 * The JavaScript world that cells share, through V8's inspector on this very thread: its REPL mode allows top-level
 * await and redeclaration, and its side-effect check lets completion look around without running anyone's code.
 */
export class LiveContext {
  readonly #session = new Session()
  readonly #hand = new Hand()
  readonly #handId: string

  constructor() {
    this.#session.connect()
    const key = Symbol.for('reo.hand')
    Object.defineProperty(globalThis, key, { value: this.#hand, configurable: true })
    this.#handId =
      this.#evaluateNow({ expression: `globalThis[Symbol.for('reo.hand')]` }).result.objectId ?? ''
    Reflect.deleteProperty(globalThis, key)
  }

  /**
   * Evaluates a text as a REPL does and waits for its top-level awaits; the value itself is not awaited.
   * @param url name of the text in stack traces
   */
  evaluate(text: string, url: string): Promise<Completion> {
    const parameters: EvaluateParameters = {
      expression: `${text}\n//# sourceURL=${url}`,
      replMode: true,
      awaitPromise: true,
    }
    return new Promise((resolve) => {
      this.#session.post('Runtime.evaluate', parameters, (error, answer) => {
        if (error !== null) resolve({ outcome: 'thrown', thrown: error })
        else if (answer.exceptionDetails !== undefined) resolve(this.#thrown(answer.exceptionDetails))
        else resolve({ outcome: 'value', value: this.#take(answer.result) })
      })
    })
  }

  /** Names declared by `let`, `const` and `class` in cells so far. */
  lexicalNames(): readonly string[] {
    let names: readonly string[] = []
    this.#session.post('Runtime.globalLexicalScopeNames', {}, (error, answer) => {
      if (error === null) names = answer.names
    })
    return names
  }

  /** What an expression stands for now, or undefined where finding out would fail or change something. */
  look(expression: string): Runtime.RemoteObject | undefined {
    const { result, exceptionDetails } = this.#evaluateNow({
      expression,
      throwOnSideEffect: true,
      silent: true,
      generatePreview: true,
      timeout: LOOK_TIMEOUT,
      objectGroup: LOOKING,
    })
    return exceptionDetails === undefined ? result : undefined
  }

  /** Named properties of something that {@link look} found, its own first, then those it inherits; no getter runs. */
  propertiesOf(objectId: string): readonly Runtime.PropertyDescriptor[] {
    let properties: readonly Runtime.PropertyDescriptor[] = []
    const parameters: PropertiesParameters = { objectId, nonIndexedPropertiesOnly: true }
    this.#session.post('Runtime.getProperties', parameters, (error, answer) => {
      if (error === null) properties = answer.result
    })
    return properties
  }

  /** Lets go of everything that {@link look} found. */
  endLooking(): void {
    this.#session.post('Runtime.releaseObjectGroup', { objectGroup: LOOKING })
  }

  close(): void {
    this.#session.disconnect()
  }

  #evaluateNow(parameters: EvaluateParameters): Runtime.EvaluateReturnType {
    let answer: Runtime.EvaluateReturnType = { result: { type: 'undefined' } }
    this.#session.post('Runtime.evaluate', parameters, (error, given) => {
      if (error === null) answer = given
    })
    return answer
  }

  #thrown(details: Runtime.ExceptionDetails): Completion {
    const thrown = details.exception === undefined ? new Error(details.text) : this.#take(details.exception)
    const parsing = details.scriptId !== undefined && details.stackTrace === undefined
    const at = { line: details.lineNumber + 1, column: details.columnNumber + 1 }
    return { outcome: 'thrown', thrown, ...(parsing && thrown instanceof SyntaxError ? { at } : {}) }
  }

  /** The value itself of what the inspector describes. */
  #take({ objectId, value, unserializableValue }: Runtime.RemoteObject): unknown {
    this.#session.post('Runtime.callFunctionOn', {
      objectId: this.#handId,
      functionDeclaration: 'function (value) { this.held = value }',
      arguments: [argument(objectId, value, unserializableValue)],
    })
    if (objectId !== undefined) this.#session.post('Runtime.releaseObject', { objectId })
    return this.#hand.release()
  }
}

/** Where the inspector puts a value for us to take. */
class Hand {
  held: unknown

  release(): unknown {
    const value = this.held
    this.held = undefined
    return value
  }
}

function argument(
  objectId: string | undefined,
  value: unknown,
  unserializableValue: string | undefined,
): Runtime.CallArgument {
  if (objectId !== undefined) return { objectId }
  return unserializableValue === undefined ? { value } : { unserializableValue }
}
