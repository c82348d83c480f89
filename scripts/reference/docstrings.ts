import { readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { TASKS } from '../../src/core/benchmark/tasks'

const ALL_TASKS = TASKS.map((task) => `'${task}'`).join(' | ')

/** One option of a method, as its interface says. */
export interface OptionDocs {
  readonly name: string
  readonly isOptional: boolean
  readonly type: string
  readonly text: string
}

/** What the source says of the classes that cells know. */
export interface Docstrings {
  /** The docstring of a class. */
  classText(className: string): string
  /** The options of a method, in their order; none where it takes no object of options. */
  optionsOf(className: string, member: string): readonly OptionDocs[]
}

/** Reads the docstrings of all classes in a folder of sources, with their methods' options resolved by the compiler. */
export function readDocstrings(folder: string): Docstrings {
  const files = readdirSync(folder).map((file) => path.join(folder, file))
  const program = ts.createProgram(files, { ...compilerOptions(), noEmit: true })
  const checker = program.getTypeChecker()
  const classes = new Map<string, ts.ClassDeclaration>()
  for (const source of files.map((file) => program.getSourceFile(file))) {
    source?.forEachChild((node) => {
      if (ts.isClassDeclaration(node) && node.name !== undefined) classes.set(node.name.text, node)
    })
  }
  return {
    classText: (name) => textOf(classes.get(name), checker),
    optionsOf: (name, member) => {
      const method = classes.get(name)?.members.find((node) => node.name?.getText() === member)
      return method !== undefined && ts.isMethodDeclaration(method) ? optionsOf(method, checker) : []
    },
  }
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile('tsconfig.base.json', (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.')
  return { ...options, composite: false, declaration: false, emitDeclarationOnly: false, types: ['node'] }
}

function textOf(node: ts.ClassDeclaration | undefined, checker: ts.TypeChecker): string {
  const symbol = node?.name === undefined ? undefined : checker.getSymbolAtLocation(node.name)
  return onOneLine(ts.displayPartsToString(symbol?.getDocumentationComment(checker)))
}

/** The last parameter where it is an object of options. */
function optionsOf(method: ts.MethodDeclaration, checker: ts.TypeChecker): readonly OptionDocs[] {
  const last = method.parameters.at(-1)
  if (last === undefined || last.dotDotDotToken !== undefined) return []
  const type = checker.getNonNullableType(checker.getTypeAtLocation(last))
  if (!isOptions(type)) return []
  return type.getProperties().map((property) => ({
    name: property.name,
    isOptional: (property.flags & ts.SymbolFlags.Optional) !== 0,
    type: typeText(checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, last)), checker),
    text: onOneLine(ts.displayPartsToString(property.getDocumentationComment(checker))),
  }))
}

function isOptions(type: ts.Type): boolean {
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    !type.isClass() &&
    type.getCallSignatures().length === 0 &&
    type.getNumberIndexType() === undefined &&
    type.getStringIndexType() === undefined
  )
}

/** A type as one would write it, with the names of a choice in place of the choice's name, tasks aside. */
function typeText(type: ts.Type, checker: ts.TypeChecker): string {
  return writtenOut(type, checker).replaceAll(ALL_TASKS, 'Task')
}

function writtenOut(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.isUnion() && (type.flags & ts.TypeFlags.Boolean) === 0) {
    return type.types.map((part) => writtenOut(part, checker)).join(' | ')
  }
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type as ts.TypeReference)
    const text = writtenOut(element, checker)
    return text.includes('|') && text !== ALL_TASKS ? `(${text})[]` : `${text}[]`
  }
  return checker
    .typeToString(
      type,
      undefined,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
    )
    .replaceAll('readonly ', '')
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/\{@link (\w+)\}/g, '`$1`')
}
