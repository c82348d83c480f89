// @ts-check
import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { projectFolder } from '../../../scripts/lib/paths.mjs'

const REO = path.join(projectFolder, 'dist', 'cli', 'reo.js')

/** Tells what a process took when it ends. */
const METER = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    process.stderr.write('\\nMETER ' + JSON.stringify({ peakMegabytes: maxRSS / 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }) + '\\n')
  })`,
)}`

/** @typedef {{ peakMegabytes: number, cpuSeconds: number, seconds: number }} Cost */

/**
 * Runs `reo` to its end.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Cost>}
 * @throws {Error} When it fails.
 */
export function measureReo(args, env = {}) {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', METER, REO, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      const [, meter] = /METER (.*)/.exec(stderr) ?? []
      if (code !== 0 || meter === undefined) return reject(new Error(`reo ${args.join(' ')}: ${stderr}`))
      resolve({ ...JSON.parse(meter), seconds: (performance.now() - start) / 1000 })
    })
  })
}
