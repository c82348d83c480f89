// @ts-check
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { projectFolder } from './lib/paths.mjs'
import { runMain, step } from './lib/progress.mjs'
import { formatVerdicts, zooFiles, zooFolder } from './lib/tiffZoo.mjs'

/** @import { Verdict, ZooFile } from './lib/tiffZoo.mjs' */

/*
 * npm run test:zoo [-- --verbose]: runs `reo inspect` on every TIFF of the zoo, each in a process of its own, and
 * compares the pixels with GDAL's. --verbose names the refused files with their reasons; wrong and dead ones are
 * always named, and make the exit code 1.
 */

const COMMAND = path.join(projectFolder, 'dist', 'cli', 'reo.js')
const TIME_LIMIT_MS = 60_000

/** @typedef {{ file: ZooFile, verdict: Verdict, reason: string }} Finding */

await runMain(async () => {
  const files = zooFiles()
  if (files === undefined) {
    console.log(`skipped: ${zooFolder} is not there`)
    return 0
  }
  await ensureDependencies()
  const { buildAll } = await import('./lib/bundles.mjs')
  await step('Build', () => buildAll({ printSizes: false }))
  const findings = await step(`Read ${files.length} TIFFs`, () => inspectAll(files))
  const isVerbose = process.argv.includes('--verbose')
  for (const { file, verdict, reason } of findings) {
    if (verdict === 'wrong' || verdict === 'dead' || (isVerbose && verdict === 'refused'))
      console.log(`${verdict.padEnd(7)} ${file.name}: ${reason}`)
  }
  const verdicts = findings.map(({ verdict }) => verdict)
  console.log(formatVerdicts(verdicts))
  return verdicts.includes('wrong') || verdicts.includes('dead') ? 1 : 0
})

/** @param {readonly ZooFile[]} files */
async function inspectAll(files) {
  /** @type {Finding[]} */
  const findings = []
  const waiting = files.entries()
  const work = async () => {
    for (const [index, file] of waiting) findings[index] = await inspect(file)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return findings
}

/**
 * @param {ZooFile} file
 * @returns {Promise<Finding>}
 */
async function inspect(file) {
  const { code, signal, output, errors } = await runCommand(file.path)
  if (code === 0) {
    const { sha256 } = JSON.parse(output)
    const reason = file.sha256 === undefined ? 'GDAL refuses it' : 'other pixels than those of GDAL'
    return { file, verdict: sha256 === file.sha256 ? 'identical' : 'wrong', reason }
  }
  const refusal = /^reo: (.*)\n$/.exec(errors)?.[1]
  if (refusal !== undefined)
    return { file, verdict: 'refused', reason: refusal.replace(`${file.path}: `, '') }
  return { file, verdict: 'dead', reason: signal ?? errors }
}

/**
 * @param {string} file
 * @returns {Promise<{ code: number | null, signal: string | null, output: string, errors: string }>}
 */
function runCommand(file) {
  const child = spawn(process.execPath, [COMMAND, 'inspect', file, '--checksum', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIME_LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text))
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output, errors }))
  })
}
