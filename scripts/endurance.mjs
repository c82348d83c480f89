// @ts-check
import { parseArgs } from 'node:util'
import { ensureDependencies } from './lib/dependencies.mjs'
import { projectFolder } from './lib/paths.mjs'
import { runMain, step } from './lib/progress.mjs'
import { runQuietly } from './lib/command.mjs'

/*
 * npm run endurance [-- --cells 2000 --restarts 200 --notebooks 200 --minutes 60]: what eight hours of work do to VS Code,
 * in less time. Prints how fast each quantity grows and exits with 1 where one does. Linux only: it reads /proc.
 */

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      cells: { type: 'string', default: '2000' },
      restarts: { type: 'string', default: '200' },
      notebooks: { type: 'string', default: '200' },
      minutes: { type: 'string', default: 'Infinity' },
    },
  })
  if (process.platform !== 'linux') throw new Error('this reads /proc, which only Linux has')
  await ensureDependencies()
  const { endure } = await import('./lib/endurance/endure.mjs')
  const { formatEndured } = await import('./lib/endurance/report.mjs')
  const { phasesOf } = await import('./lib/endurance/phases.mjs')
  await step('Build', () => runQuietly('npm', ['run', 'build'], { cwd: projectFolder }))
  const phases = phasesOf({
    cells: Number(values.cells),
    restarts: Number(values.restarts),
    notebooks: Number(values.notebooks),
  })
  const endured = await endure(phases, {
    minutes: Number(values.minutes),
    onProgress: (phase, actions) => console.log(`  ${actions} ${phase}`),
  })
  const { text, isFlat } = formatEndured(endured)
  console.log(text)
  return isFlat ? 0 : 1
})
