import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'

const ajv = new Ajv({ strict: false, formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ } })

/** What is wrong with a value by one of the schemas in `schemas`, a line each. @param name such as `dataset` */
export function violationsOf(name: string, value: unknown): readonly string[] {
  const file = `schemas/${name}.schema.json`
  const validate =
    ajv.getSchema(file) ?? ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')), file).getSchema(file)
  if (validate === undefined) throw new Error(`there is no ${file}`)
  if (validate(value) === true) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** What is wrong with the lines of a log, with their numbers. */
export function violationsOfLines(name: string, file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.flatMap((line, index) =>
    violationsOf(name, JSON.parse(line)).map((what) => `${index + 1}: ${what}`),
  )
}
