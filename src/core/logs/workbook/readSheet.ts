import { readXml } from './readXml'
import { plainText } from './sharedStrings'

type Cell = string | number | boolean

/** Cells of a row by their column, counted from 0. */
export interface SheetRow {
  /** As the workbook numbers it, from 1. */
  readonly number: number
  readonly cells: ReadonlyMap<number, Cell>
}

/** Rows of a worksheet that hold anything (ECMA-376, part 1, 18.3.1). */
export function readSheet(bytes: Uint8Array, sharedStrings: readonly string[]): readonly SheetRow[] {
  const rows: SheetRow[] = []
  let cells = new Map<number, Cell>()
  let [number, column, type, text, isText] = [0, 0, '', '', false]
  readXml(bytes, {
    open: (name, { r, t }) => {
      if (name === 'row') {
        number = r === undefined ? number + 1 : Number(r)
        cells = new Map()
        column = -1
      } else if (name === 'c') {
        column = r === undefined ? column + 1 : columnOf(r)
        type = t ?? 'n'
        text = ''
      }
      isText = name === 'v' || name === 't'
    },
    text: (found) => {
      if (isText) text += found
    },
    close: (name) => {
      isText = false
      if (name === 'row' && cells.size > 0) rows.push({ number, cells })
      if (name !== 'c') return
      const value = valueOf(type, text, sharedStrings)
      if (value !== undefined) cells.set(column, value)
    },
  })
  return rows
}

/** Undefined for empty cells and for errors. */
function valueOf(type: string, text: string, sharedStrings: readonly string[]): Cell | undefined {
  if (text === '' || type === 'e') return undefined
  if (type === 's') return sharedStrings[Number(text)]
  if (type === 'b') return text === '1'
  return type === 'n' ? Number(text) : plainText(text)
}

/** Column of a reference such as `AB12`, counted from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]*/.exec(reference)?.[0] ?? ''
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
