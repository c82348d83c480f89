import type { TableRow } from '../../dataset/rows/tableRow'
import { messageOf, ReoError } from '../../errors'
import { ZipArchive } from '../zip/zipArchive'
import { readSheet, type SheetRow } from './readSheet'
import { readSharedStrings } from './sharedStrings'
import { readXml } from './readXml'

/** Parts of a workbook are XML; larger ones take more memory than there may be. */
const MAXIMUM_PART_BYTES = 128 * 2 ** 20

const STRINGS = 'xl/sharedStrings.xml'

/** Whether a file is an Excel workbook. @param head its first bytes as text */
export function isWorkbook(head: string): boolean {
  return /^PK\u0003\u0004[\s\S]{8,40}?(?:\[Content_Types\]\.xml|xl\/|docProps\/|_rels\/)/.test(head)
}

/**
 * The rows of a workbook's first sheet, by the names in its first row.
 * @throws ReoError when it is damaged, or too large
 */
export async function workbookRows(path: string): Promise<readonly TableRow[]> {
  const archive = await ZipArchive.open(path)
  try {
    const strings = archive.names.includes(STRINGS) ? readSharedStrings(await part(archive, STRINGS)) : []
    const [head, ...rows] = readSheet(await part(archive, await firstSheet(archive)), strings)
    return head === undefined ? [] : rows.map((row) => tableRow(row, head))
  } catch (error) {
    throw new ReoError(`The workbook cannot be read (${messageOf(error)})`, {
      where: path,
      mend: 'Save the sheet as TSV or CSV.',
      cause: error,
    })
  } finally {
    await archive.close()
  }
}

function tableRow({ number, cells }: SheetRow, head: SheetRow): TableRow {
  const named = Array.from(head.cells, ([column, name]) => [String(name), cells.get(column)] as const)
  return { line: number, offset: number, length: 0, cells: Object.fromEntries(named) }
}

/** The part that the first sheet stands in, by the workbook's own list. */
async function firstSheet(archive: ZipArchive): Promise<string> {
  let id: string | undefined
  readXml(await part(archive, 'xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'sheet') id ??= attributes['r:id']
    },
  })
  let target: string | undefined
  readXml(await part(archive, 'xl/_rels/workbook.xml.rels'), {
    open: (_name, attributes) => {
      if (attributes['Id'] === id) target = attributes['Target']
    },
  })
  if (target === undefined) throw new Error('it has no sheet')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

async function part(archive: ZipArchive, name: string): Promise<Uint8Array> {
  return archive.read(name, MAXIMUM_PART_BYTES)
}
