import type { FunctionDeclaration, ImportAttribute, ImportDeclaration, Program } from 'acorn'
import { simple } from 'acorn-walk'
import { type Edit, type EditedSource, editSource } from './editedSource'

/** Name of the function through which cells import: V8 refuses `import()` in evaluated code. */
export const IMPORT = '$$import'

/** Name of the function that every awaited value passes: it stops an interrupted cell where it would go on. */
export const AWAITED = '$$awaited'

/**
 * A program as a notebook runs it: imports and awaits pass through the kernel, and everything that a cell declares is
 * declared by `let`, the one way in which V8 lets a later cell declare the name again as anything.
 */
export function forNotebook(program: Program, code: string): EditedSource {
  const functions = distinct(program.body.filter((statement) => statement.type === 'FunctionDeclaration'))
  return editSource(
    code,
    [...functions.flatMap(functionEdits), ...variableEdits(program), ...moduleEdits(program, code)],
    functions,
  )
}

/** The functions that a cell declares, unless it declares one twice, which `let` forbids. */
function distinct(functions: readonly FunctionDeclaration[]): readonly FunctionDeclaration[] {
  return new Set(functions.map(({ id }) => id.name)).size === functions.length ? functions : []
}

/** `function f() {}` as `let f = function () {};`: without its own name, so that it calls itself by the variable. */
function functionEdits({ id, start, end }: FunctionDeclaration): readonly Edit[] {
  return [
    { start, end: start, text: `let ${id.name} = ` },
    { start: id.start, end: id.end, text: '' },
    { start: end, end, text: ';\n' },
  ]
}

/** `const` and `var` as `let`, save where a cell declares a `var` twice; the price is that constants can be assigned. */
function variableEdits(program: Program): readonly Edit[] {
  const declarations = program.body.filter((statement) => statement.type === 'VariableDeclaration')
  const names = declarations
    .filter(({ kind }) => kind === 'var')
    .flatMap((declaration) => declaration.declarations)
    .map(({ id }) => (id.type === 'Identifier' ? id.name : undefined))
  const replaced = new Set(names).size === names.length ? ['const', 'var'] : ['const']
  return declarations
    .filter(({ kind }) => replaced.includes(kind))
    .map(({ start, kind }) => ({ start, end: start + kind.length, text: 'let' }))
}

function moduleEdits(program: Program, code: string): readonly Edit[] {
  const edits: Edit[] = []
  simple(program, {
    AwaitExpression: ({ argument }) => {
      edits.push({ start: argument.start, end: argument.start, text: `${AWAITED}(` })
      edits.push({ start: argument.end, end: argument.end, text: ')' })
    },
    ImportExpression: ({ start }) => {
      edits.push({ start, end: start + 'import'.length, text: IMPORT })
    },
    ImportDeclaration: (declaration) => {
      const { start, end } = declaration
      edits.push({ start, end, text: importStatement(declaration, code) })
    },
  })
  return edits
}

/** `import a, { b as c } from 'x'` as `let { default: a, b: c } = await $$import('x', …)`. */
function importStatement(declaration: ImportDeclaration, code: string): string {
  const module = declaration.source.raw ?? JSON.stringify(declaration.source.value)
  const names: string[] = []
  const bindings: string[] = []
  let namespace: string | undefined
  for (const specifier of declaration.specifiers) {
    switch (specifier.type) {
      case 'ImportNamespaceSpecifier':
        namespace = specifier.local.name
        break
      case 'ImportDefaultSpecifier':
        names.push('"default"')
        bindings.push(`default: ${specifier.local.name}`)
        break
      case 'ImportSpecifier': {
        const { imported, local } = specifier
        const key = code.slice(imported.start, imported.end)
        names.push(imported.type === 'Identifier' ? JSON.stringify(imported.name) : key)
        bindings.push(`${key}: ${local.name}`)
      }
    }
  }
  const load = `await ${AWAITED}(${IMPORT}(${module}, ${options(declaration.attributes, code)}, [${names.join(', ')}]))`
  const pattern = `{ ${bindings.join(', ')} }`
  if (namespace === undefined) return bindings.length === 0 ? `${load};` : `let ${pattern} = ${load};`
  const rest = bindings.length === 0 ? '' : `, ${pattern} = ${namespace}`
  return `let ${namespace} = ${load}${rest};`
}

function options(attributes: readonly ImportAttribute[], code: string): string {
  if (attributes.length === 0) return 'undefined'
  return `{ with: { ${attributes.map(({ start, end }) => code.slice(start, end)).join(', ')} } }`
}
