// @ts-check

/**
 * One line of the bench: a ratio of two measurements, or figures without one.
 *
 * @typedef {object} BenchResult
 * @property {string} name What is compared, such as "U-Net, files to predictions / bare ONNX Runtime".
 * @property {number} [ratio]
 * @property {number} [goal] What the ratio is to reach, or to stay under.
 * @property {'higher' | 'lower'} better
 * @property {string | Readonly<Record<string, string | number | undefined>>} [figures] What was measured, with units.
 * @property {string} [skipped] Why it could not be measured here.
 */

/**
 * An aligned table of results.
 *
 * @param {readonly BenchResult[]} results
 */
export function formatResults(results) {
  const rows = results.map((result) => [
    result.name,
    ratioOf(result),
    goalOf(result),
    verdictOf(result),
    figuresOf(result),
  ])
  const table = [['', 'ratio', 'goal', '', 'measured'], ...rows]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** @param {BenchResult} result */
function ratioOf({ ratio, skipped }) {
  if (skipped !== undefined) return 'skipped'
  return ratio === undefined ? '' : ratio.toFixed(2)
}

/** @param {BenchResult} result */
function goalOf({ goal, better }) {
  if (goal === undefined) return ''
  return `${better === 'higher' ? '≥' : '≤'} ${goal}`
}

/** @param {BenchResult} result */
function verdictOf({ ratio, goal, better }) {
  if (ratio === undefined || goal === undefined) return ''
  return (better === 'higher' ? ratio >= goal : ratio <= goal) ? 'reached' : 'missed'
}

/** @param {BenchResult} result */
function figuresOf({ figures = '', skipped }) {
  if (skipped !== undefined) return skipped
  if (typeof figures === 'string') return figures
  return Object.entries(figures)
    .filter(([, figure]) => figure !== undefined)
    .map(([name, figure]) => `${name} ${typeof figure === 'number' ? short(figure) : figure}`)
    .join(', ')
}

/** @param {number} figure */
function short(figure) {
  return Math.abs(figure) >= 100 ? figure.toFixed(0) : String(Number(figure.toPrecision(3)))
}
