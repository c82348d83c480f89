import * as v from 'valibot'
import { messageOf, ReoError } from '../../errors'
import { parsePythonJson } from '../bareNumbers'
import type { LogReader } from '../logRecord'
import { isWorkbook } from '../workbook/workbookRows'
import { ZipArchive } from '../zip/zipArchive'
import { inspectHeader } from './inspectJson'
import { inspectRecord } from './inspectSample'

/** A sample's member; newer logs give each a folder. */
const SAMPLE = /^samples\/(?:[^/]+\.json|[^/]+\/sample\.json)$/

/** A log that has not ended has no header yet, but tells how it began. */
const HEADERS = ['header.json', '_journal/start.json']

/** A `.eval` log of Inspect: a ZIP archive with a member for each sample. */
export const inspectEval: LogReader = {
  name: 'inspect-eval',
  title: 'Inspect .eval',
  recognises: ({ text }) => text.startsWith('PK\u0003\u0004') && !isWorkbook(text),
  async *read(path) {
    const archive = await ZipArchive.open(path)
    try {
      const { eval: evaluation } = await headerOf(archive)
      for (const name of archive.names.filter((member) => SAMPLE.test(member))) {
        try {
          yield inspectRecord(await parsedMember(archive, name), name, evaluation)
        } catch (error) {
          yield { where: name, problem: messageOf(error) }
        }
      }
    } finally {
      await archive.close()
    }
  },
}

async function headerOf(archive: ZipArchive): Promise<v.InferOutput<typeof inspectHeader>> {
  const name = HEADERS.find((member) => archive.names.includes(member))
  const parsed = v.safeParse(
    inspectHeader,
    name === undefined ? undefined : await parsedMember(archive, name),
  )
  if (parsed.success) return parsed.output
  throw new ReoError('This archive is no log of Inspect', {
    where: archive.path,
    mend: 'Give a .eval or .json log.',
  })
}

async function parsedMember(archive: ZipArchive, name: string): Promise<unknown> {
  const text = new TextDecoder().decode(await archive.read(name))
  try {
    return parsePythonJson(text)
  } catch (error) {
    throw new ReoError(`The member is no JSON (${messageOf(error)})`, {
      where: `${archive.path} (${name})`,
      mend: 'Copy or write the archive again.',
      cause: error,
    })
  }
}
