// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './paths.mjs'

/**
 * What became of a TIFF: its pixels are those of GDAL, it was refused with a reason, its pixels are others (or GDAL
 * has none), or the reader crashed or hung.
 *
 * @typedef {'identical' | 'refused' | 'wrong' | 'dead'} Verdict
 */

/**
 * @typedef {object} ZooFile
 * @property {string} name
 * @property {string} path Absolute.
 * @property {string | undefined} sha256 Of GDAL's pixels, little-endian and band-sequential; none where GDAL refuses.
 */

/** Third-party TIFFs of every kind with what GDAL 3.6.2 made of them; they lie beside the project where fetched. */
export const zooFolder = path.join(projectFolder, '..', 'shared', 'data', 'tiff-zoo')

/**
 * The files of the zoo, or undefined where they are not there.
 *
 * @returns {readonly ZooFile[] | undefined}
 */
export function zooFiles() {
  const oracle = path.join(zooFolder, 'oracle.tsv')
  if (!existsSync(oracle)) return undefined
  const [header, ...lines] = readFileSync(oracle, 'utf8').trimEnd().split('\n')
  const column = header.split('\t').indexOf('sha256_pixels_le_bsq')
  return lines.map((line) => {
    const fields = line.split('\t')
    return { name: fields[0], path: path.join(zooFolder, fields[0]), sha256: fields[column] || undefined }
  })
}

/**
 * "135 identical / 57 refused / 0 wrong / 0 dead".
 *
 * @param {readonly Verdict[]} verdicts
 */
export function formatVerdicts(verdicts) {
  /** @type {readonly Verdict[]} */
  const kinds = ['identical', 'refused', 'wrong', 'dead']
  return kinds.map((kind) => `${verdicts.filter((verdict) => verdict === kind).length} ${kind}`).join(' / ')
}
