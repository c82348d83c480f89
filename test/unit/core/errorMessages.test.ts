import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** An error as the source makes it; `where` is file and line. */
interface MadeError {
  readonly where: string
  /** What failed, with … for what is filled in; several where it depends. */
  readonly texts: readonly string[]
  readonly mends: readonly string[]
  readonly hasMend: boolean
  /** True where another's message is handed on, which says how to mend it. */
  readonly isPassedOn: boolean
}

/** Arguments of what failed, and of its details, by class. */
const PLACES: Readonly<Record<string, readonly [what: number, details: number]>> = {
  ReoError: [0, 1],
  EndpointError: [1, 2],
  DeadEnd: [0, 1],
}

const errors = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => errorsIn(path.join('src', file)))

describe('the messages of errors', () => {
  it('are found', () => {
    expect(errors.length).toBeGreaterThan(250)
  })

  it('say how to mend what failed', () => {
    const silent = errors.filter(({ hasMend, isPassedOn }) => !hasMend && !isPassedOn)
    expect(silent.map(({ where }) => where)).toEqual([])
  })

  it('say what failed without a full stop, which the joined message has, beginning as a sentence or with a name', () => {
    const isWell = (text: string) =>
      !/[.!]$/.test(text) && (/^[^a-z]/.test(text) || /^[\w.]+ takes /.test(text))
    const odd = errors.flatMap(({ where, texts }) =>
      texts.filter((text) => !isWell(text)).map((text) => [where, text]),
    )
    expect(odd).toEqual([])
  })

  it('mend by whole sentences', () => {
    const isWell = (mend: string) => /[.!…]$/.test(mend) && /^([^a-z]|docs\/)/.test(mend)
    const odd = errors.flatMap(({ where, mends }) =>
      mends.filter((mend) => !isWell(mend)).map((mend) => [where, mend]),
    )
    expect(odd).toEqual([])
  })
})

function errorsIn(file: string): readonly MadeError[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: MadeError[] = []
  const visit = (node: ts.Node): void => {
    const place = ts.isNewExpression(node) ? PLACES[node.expression.getText()] : undefined
    if (ts.isNewExpression(node) && place !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      const [what, details] = place.map((index) => node.arguments?.[index])
      found.push(madeError(`${file.split(path.sep).join('/')}:${line + 1}`, what, details))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function madeError(where: string, what: ts.Node | undefined, details: ts.Node | undefined): MadeError {
  const texts = what === undefined ? [] : textsOf(what)
  const properties = details !== undefined && ts.isObjectLiteralExpression(details) ? details.properties : []
  const mend = properties.find((property) => property.name?.getText() === 'mend')
  const offers = properties.some((property) => property.name?.getText() === 'offers')
  const isHanded = details !== undefined && !ts.isObjectLiteralExpression(details)
  const isSpread = properties.some(
    (property) => ts.isSpreadAssignment(property) && /mend/.test(property.getText()),
  )
  return {
    where,
    texts,
    mends: mend !== undefined && ts.isPropertyAssignment(mend) ? textsOf(mend.initializer) : [],
    hasMend: mend !== undefined || offers || isSpread || isHanded,
    isPassedOn:
      texts.length === 0 || /: \$\{(messageOf\(\w+\)|issueProblem\(\w+\))\}`$/.test(what?.getText() ?? ''),
  }
}

/** The texts that an expression may have, as far as they are written there. */
function textsOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) {
    return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')]
  }
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)]
  return []
}
