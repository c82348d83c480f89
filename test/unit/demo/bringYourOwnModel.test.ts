import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../../src/core/demo/packageRoot'
import { SENTINEL2_BANDS } from '../../../src/core/imagery/bands'
import { bandsByModality } from '../../../src/core/models/onnx/inputManifest'
import { readManifest } from '../../../src/core/models/onnx/manifest'
import { temporaryFolder } from './temporaryFolder'

it('the model.json in docs/bring-your-own-model.md is one that can be read', async () => {
  const page = await readFile(path.join(packageRoot(), 'docs', 'bring-your-own-model.md'), 'utf8')
  const [, example] = /```json\n(.*?)```/s.exec(page) ?? []
  const folder = await temporaryFolder()
  await writeFile(path.join(folder, 'model.json'), example)
  const bands = bandsByModality((await readManifest(folder)).inputs)
  expect(bands.get('s2')).toEqual(SENTINEL2_BANDS)
  expect(bands.get('sar')).toEqual(['HH', 'HV'])
})
