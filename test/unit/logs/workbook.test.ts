import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findLogReader } from '../../../src/core/logs/logReaders'
import type { LogEntry } from '../../../src/core/logs/logRecord'
import { workbookRows } from '../../../src/core/logs/workbook/workbookRows'
import { temporaryFolder } from '../../support/modelFolder'
import { deflated, zipOf } from './logFiles'

const folder = await temporaryFolder()

/** A workbook of one sheet, whose part of shared strings comes as it is. */
async function workbook(name: string, sheet: string, strings = ''): Promise<string> {
  const file = path.join(folder, name)
  const parts = [
    deflated('[Content_Types].xml', '<Types/>'),
    deflated(
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId7"/></sheets></workbook>',
    ),
    deflated(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId7" Target="worksheets/a.xml"/></Relationships>',
    ),
    deflated('xl/worksheets/a.xml', sheet),
    ...(strings === '' ? [] : [deflated('xl/sharedStrings.xml', strings)]),
  ]
  await writeFile(file, zipOf(parts))
  return file
}

async function cellsOf(file: string): Promise<readonly unknown[]> {
  return (await workbookRows(file)).map((row) => ('cells' in row ? row.cells : row.problem))
}

describe('an Excel workbook', () => {
  it('of VLMEvalKit, as openpyxl writes it, is read with options, line breaks and failures', async () => {
    const file = 'test/fixtures/logs/vlmevalkit.xlsx'
    const reader = await findLogReader(file)
    const entries: LogEntry[] = []
    for await (const entry of reader.read(file, {})) entries.push(entry)
    const options = ['Closed forest & shrubs', 'Cropland']
    const biomass = { kind: 'agb', question: 'How much biomass?', truth: '120' }
    expect(reader.name).toBe('vlmevalkit')
    expect(entries).toEqual([
      { sample: '0', kind: 'landCover', question: 'Which cover is it?', options, raw: 'B', truth: 'B' },
      {
        sample: '1',
        kind: 'agb',
        question: 'How much biomass?\nIn Mg/ha.',
        raw: 'About 85.5 Mg/ha – “dense” <b>',
        truth: '85.5',
      },
      { sample: '2', ...biomass, raw: '', error: 'Failed to obtain answer via API.' },
      { sample: '3', ...biomass, raw: '92.25' },
    ])
  })

  it('is read with texts in place, rich texts, escapes, and cells that are left out', async () => {
    const sheet =
      '<x:worksheet xmlns:x="x"><x:sheetData>' +
      '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>c</x:t></x:is></x:c></x:row>' +
      '<x:row r="3"><x:c r="A3" t="b"><x:v>1</x:v></x:c><x:c r="C3" t="str"><x:f>1</x:f><x:v>x_x000D_y</x:v></x:c></x:row>' +
      '<x:row r="4"><x:c r="B4"><x:v>7</x:v></x:c><x:c r="C4" t="e"><x:v>#N/A</x:v></x:c></x:row>' +
      '</x:sheetData></x:worksheet>'
    const strings =
      '<sst><si><r><t>na</t></r><r><t xml:space="preserve">me</t></r><rPh><t>no</t></rPh></si></sst>'
    const file = await workbook('rich.xlsx', sheet, strings)
    expect(await cellsOf(file)).toEqual([{ name: true, c: 'x\ry' }, {}])
  })

  it.each([
    ['torn', '<worksheet><sheetData><row>'],
    ['of entities of its own', '<!DOCTYPE a [<!ENTITY b "bb">]><worksheet>&b;</worksheet>'],
  ])('that is %s is refused in a line', async (name, sheet) => {
    const file = await workbook(`${name}.xlsx`, sheet)
    await expect(workbookRows(file)).rejects.toThrow(/The workbook cannot be read .*TSV or CSV/)
  })
})
