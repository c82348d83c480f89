import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { format } from 'node:util'
import Mocha from 'mocha'

/** Marks the report among all that a window writes to its console. */
const REPORT_MARK = process.env['REO_TEST_REPORT_MARK'] ?? ''

/** VS Code's extension host calls this, on the desktop as in a server; it runs every test file beside this one. */
export async function run(): Promise<void> {
  Object.assign(Mocha.reporters.Base, {
    consoleLog: (...args: unknown[]) => console.log(`${REPORT_MARK}${format(...args)}`),
  })
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000 })
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.vscode.test.cjs'))
  for (const file of files) mocha.addFile(path.join(__dirname, file))
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats))
  })
  const resultsFile = process.env['REO_TEST_RESULTS']
  if (resultsFile !== undefined) writeFileSync(resultsFile, JSON.stringify(stats))
  if (stats === undefined || stats.failures > 0) throw new Error(`${stats?.failures ?? 'All'} tests failed.`)
}
