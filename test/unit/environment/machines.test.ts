import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRun } from '../../../src/core/runs/readRun'
import { temporaryFolder } from '../../support/modelFolder'
import { hasNamespaces, runApart } from '../../support/namespaces'
import { bundleReoCommand } from '../../support/reoCommand'
import { writeDatasetWithOneImage } from '../../support/smallDataset'

const reo = await bundleReoCommand()
const folder = await temporaryFolder()
const mounted = path.join(folder, 'mounted')
await mkdir(mounted)
const data = await writeDatasetWithOneImage(path.join(folder, 'data'), 2000)

/** The command as a shell has it; words are quoted, so that nothing in them is of the shell's. */
function command(...words: readonly string[]): string {
  return [process.execPath, reo.file, ...words].map((word) => `'${word}'`).join(' ')
}

/** Five answers of a baseline about a data set, written to a run log. */
const evaluate = (data: string, out: string) =>
  command('evaluate', '--data', data, '--model', 'baseline:mean', '--limit', '5', '--out', out)

/** Puts an empty disk of a size in a folder's place. */
const disk = (size: string) => `mount -t tmpfs -o size=${size} none '${mounted}'`
/** Of the mount alone, and without options that it has: what a user who is no root may change in a namespace. */
const readOnly = `mount -o remount,bind,ro '${mounted}'`
const resized = (size: string) => `mount --options-source disable -o remount,size=${size} none '${mounted}'`

// Where there are no such namespaces (macOS, Windows, some containers) these tests are skipped.
describe.skipIf(!hasNamespaces)('on a machine without a network', () => {
  it('the demo is made and evaluated', async () => {
    const out = path.join(folder, 'offline.reo.jsonl')
    const { code, stderr } = await runApart(evaluate('demo', out), { REO_HOME: path.join(folder, 'home') })
    expect(code, stderr).toBe(0)
    expect((await readRun(out)).answers.length).toBeGreaterThan(0)
  })

  it.each(['http://models.example.test/v1', 'http://192.0.2.1/v1', 'http://127.0.0.1:9/v1'])(
    'an endpoint is given up on before anything is asked, with the way out: %s',
    async (address) => {
      const out = path.join(folder, 'none.reo.jsonl')
      const model = ['--model', `chat:m@${address}`, '--task', 'agb']
      const { code, stderr } = await runApart(command('evaluate', '--data', data, ...model, '--out', out))
      expect(code).toBe(1)
      expect(stderr).toMatch(/cannot be reached \(.*that this machine has a network.*HTTPS_PROXY/)
      expect(existsSync(out)).toBe(false)
      expect(existsSync(`${out}.lock`)).toBe(false)
    },
  )
})

describe.skipIf(!hasNamespaces)('on a disk that takes no writing', () => {
  it('a data set is read, and its run kept elsewhere', async () => {
    const out = path.join(folder, 'elsewhere.reo.jsonl')
    const { code, stderr } = await runApart(
      [disk('32m'), `cp -r '${data}' '${mounted}/data'`, readOnly, evaluate(`${mounted}/data`, out)].join(
        '\n',
      ),
      { REO_HOME: path.join(mounted, 'home') },
    )
    expect(code, stderr).toBe(0)
    expect((await readRun(out)).answers.length).toBeGreaterThan(0)
  })

  it('a run log is refused before anything is asked', async () => {
    const out = path.join(mounted, 'run.reo.jsonl')
    const { code, stderr } = await runApart([disk('1m'), readOnly, evaluate(data, out)].join('\n'))
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /run\.reo\.jsonl: The run log cannot be written: the disk is read-only.*that you may write to/,
    )
  })

  it('the demo says where it may go', async () => {
    const { code, stderr } = await runApart([disk('1m'), readOnly, command('inspect', 'demo')].join('\n'), {
      REO_HOME: path.join(mounted, 'home'),
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/home.demo: The demo data set cannot be written \(.*\$REO_HOME moves/)
  })
})

describe.skipIf(!hasNamespaces)('on a full disk', () => {
  it('a run stops and keeps its answers, and goes on once there is room', async () => {
    const kept = path.join(folder, 'kept.reo.jsonl')
    const whole = path.join(folder, 'whole.reo.jsonl')
    const log = path.join(mounted, 'run.reo.jsonl')
    const model = ['--model', 'baseline:mean', '--model', 'baseline:median']
    const resume = command('evaluate', '--data', data, ...model, '--task', 'agb', '--out', log, '--resume')
    const { code, stderr } = await runApart(
      [
        disk('160k'),
        `${resume} && exit 3`,
        `cp '${log}' '${kept}'`,
        resized('8m'),
        resume,
        `cp '${log}' '${whole}'`,
      ].join('\n'),
    )
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(
      /The run stopped; its \d+ answers are kept: .*the disk is full.*Make room.*Then resume the run/,
    )
    const lines = (await readFile(kept, 'utf8')).split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => JSON.parse(line) as unknown).length).toBeGreaterThan(100)
    const { answers } = await readRun(whole)
    expect(answers.length).toBe(2 * 2000)
  })

  it('no half of the demo is left', async () => {
    const home = path.join(mounted, 'home')
    const script = [disk('1m'), `${command('inspect', 'demo')} && exit 3`, `ls -A '${home}'`]
    const { code, stdout, stderr } = await runApart(script.join('\n'), { REO_HOME: home })
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/The demo data set cannot be written \(the disk is full.*Make room/)
    expect(stdout).toBe('')
  })
})
