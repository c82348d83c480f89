// @ts-check
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const tailLines = 30

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] Added to this process's environment.
 */

/**
 * Runs a program to its end without showing its output.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} Its standard output.
 * @throws {Error} When it fails: the message ends with the last lines it printed.
 */
export async function runQuietly(program, args, options = {}) {
  const child = spawn(program, args, { ...spawnOptions(options), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let everything = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    everything += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => (everything += text))
  const code = await exitCode(child, program)
  if (code === 0) return output
  const tail = everything.trimEnd().split('\n').slice(-tailLines).join('\n')
  throw new Error(`\`${[program, ...args].join(' ')}\` failed (exit code ${code}):\n${tail}`)
}

/**
 * Runs a program to its end; its output goes straight to ours.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<number>} Its exit code.
 */
export function runLoudly(program, args, options = {}) {
  const child = spawn(program, args, {
    ...spawnOptions(options),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return exitCode(child, program)
}

/**
 * Runs npm to its end without showing its output.
 *
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 */
export function npm(args, options = {}) {
  return runQuietly('npm', [...args, '--no-audit', '--no-fund'], options)
}

/**
 * The first of these programs that is on the PATH.
 *
 * @param {readonly string[]} names
 * @returns {string | undefined} Its absolute path.
 */
export function findOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  const candidates = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending))),
  )
  return candidates.find(isExecutable)
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {CommandOptions} options */
function spawnOptions({ cwd, env }) {
  // npm and code are .cmd files on Windows, which only a shell can start.
  return { cwd, env: { ...process.env, ...env }, shell: process.platform === 'win32' }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} program
 * @returns {Promise<number>}
 */
function exitCode(child, program) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`cannot start ${program}: ${error.message}`)))
    child.once('close', (code) => resolve(code ?? 1))
  })
}
