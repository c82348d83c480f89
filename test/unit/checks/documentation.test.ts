import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { CHECKS } from '../../../src/core/checks/checks'
import { packageRoot } from '../../../src/core/demo/packageRoot'
import { IMAGE_FAULTS } from '../../support/faults/imageFaults'
import { LABEL_FAULTS } from '../../support/faults/labelFaults'

const kinds = CHECKS.flatMap(({ id, findings }) => findings.map((kind) => ({ check: id, ...kind })))

it('every finding is named after its check, once', () => {
  expect(kinds.filter(({ check, id }) => !id.startsWith(`${check}/`))).toEqual([])
  expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length)
})

it('the documentation describes every finding with its severity, and no other', async () => {
  const text = await readFile(path.join(packageRoot(), 'docs/checks.md'), 'utf8')
  const described = [...text.matchAll(/^\| `(\w+\/[\w-]+)` *\| (\w+)/gm)].map(([, id, severity]) => [
    id,
    severity,
  ])
  expect(described.sort()).toEqual(kinds.map(({ id, severity }) => [id, severity]).sort())
})

it('a fault is planted for every error and warning', () => {
  const planted = new Set([...IMAGE_FAULTS, ...LABEL_FAULTS].map(({ finds }) => finds))
  for (const id of ['shift/group', 'shift/patch', 'reading/description', 'values/display']) planted.add(id)
  expect(kinds.filter(({ id, severity }) => severity !== 'note' && !planted.has(id))).toEqual([])
})
