// @ts-check
import { chmod, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cached } from './cached.mjs'
import { findOnPath, isExecutable, npm, runQuietly } from './command.mjs'

const packages = ['@sparticuz/chromium@147.0.0', 'dejavu-fonts-ttf@2.37.3']

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {Record<string, string>} env What it needs in its environment.
 */

/**
 * A Chromium to drive: the one that `$REO_BROWSER` names, else an installed Chrome or Chromium, else one from npm,
 * unpacked into the cache with the libraries and fonts that a bare machine lacks (Linux x64 only).
 *
 * @returns {Promise<Browser>}
 */
export async function ensureBrowser() {
  const named = process.env['REO_BROWSER']
  if (named !== undefined) {
    if (!isExecutable(named)) throw new Error(`REO_BROWSER: ${named} is not a program that can be started`)
    return { executablePath: named, env: {} }
  }
  const installed = findInstalled()
  return installed === undefined ? fromNpm() : { executablePath: installed, env: {} }
}

function findInstalled() {
  const onPath = findOnPath([
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
  ])
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    path.join(process.env['ProgramFiles'] ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
  ]
  return onPath ?? elsewhere.find(isExecutable)
}

/** @returns {Promise<Browser>} */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'no Chrome or Chromium found. Install one, or set REO_BROWSER to the path of its program, and run again.',
    )
  }
  const folder = await cached(
    'chromium-147.0.0',
    'Install a headless Chromium (about 70 MB to download)',
    unpackFromNpm,
  )
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      FONTCONFIG_FILE: await writeFontSettings(folder),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    },
  }
}

/** @param {string} folder */
async function unpackFromNpm(folder) {
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  await npm(['install', '--ignore-scripts', '--no-save', '--no-package-lock', ...packages], { cwd: folder })
  // The package unpacks itself into the temporary folder, with its libraries only where it takes the machine for
  // AWS Lambda.
  const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  const env = { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  await runQuietly(process.execPath, ['--input-type=module', '--eval', unpack], { cwd: folder, env })
  await chmod(path.join(folder, 'chromium'), 0o755)
}

/**
 * @param {string} folder
 * @returns {Promise<string>} The fontconfig file: the machine's fonts if it has some, and those from npm.
 */
async function writeFontSettings(folder) {
  const file = path.join(folder, 'fonts.conf')
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `<dir>${path.join(folder, 'fonts')}</dir>`,
    `<dir>${path.join(folder, 'node_modules', 'dejavu-fonts-ttf', 'ttf')}</dir>`,
    '<alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>',
    `<cachedir>${path.join(folder, 'font-cache')}</cachedir>`,
    '</fontconfig>',
  ]
  await writeFile(file, `${lines.join('\n')}\n`)
  return file
}
