// @ts-check

const sayAgainAfterMs = 10_000

/**
 * Runs `work` and says so: a line when it starts, one every ten seconds while it runs, one when it is done.
 *
 * @template T
 * @param {string} title What is done, such as "Install the VS Code server".
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now()
  const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
  console.log(`• ${title} …`)
  const reminder = setInterval(() => console.log(`  … ${title}: ${elapsed()} so far`), sayAgainAfterMs)
  try {
    const result = await work()
    console.log(`✓ ${title} (${elapsed()})`)
    return result
  } catch (error) {
    console.log(`✗ ${title} (${elapsed()})`)
    throw error
  } finally {
    clearInterval(reminder)
  }
}

/**
 * Runs a script's main function; what it throws becomes one line and exit code 1.
 *
 * @param {() => Promise<number | void>} main Returns the exit code, 0 when it returns nothing.
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
