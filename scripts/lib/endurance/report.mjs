// @ts-check
import { growthOf } from './slope.mjs'

/**
 * A table in Markdown for each phase.
 *
 * @param {readonly import('./endure.mjs').Endured[]} endured
 * @returns {{ text: string, isFlat: boolean }} Flat where no quantity grows.
 */
export function formatEndured(endured) {
  const phases = endured.map(formatPhase)
  return {
    text: phases.map(({ text }) => text).join('\n'),
    isFlat: phases.every(({ isFlat }) => isFlat),
  }
}

/** @param {import('./endure.mjs').Endured} endured */
function formatPhase({ title, actions, samples }) {
  const names = Object.keys(samples[0]?.sample ?? {})
  let isFlat = true
  const rows = names.map((name) => {
    const values = samples.map(({ actions: done, sample }) => ({ actions: done, value: sample[name] }))
    const growth = growthOf(values)
    if (growth === undefined) return `| ${name} | | | too little to tell |`
    isFlat &&= growth.isFlat
    const { slope, low, high, mean } = growth
    const interval = `${signed(slope)} [${signed(low)}, ${signed(high)}]`
    return `| ${name} | ${short(mean)} | ${interval} | ${growth.isFlat ? 'flat' : 'grows'} |`
  })
  const head = [
    '',
    `## ${actions.toLocaleString('en')} ${title}`,
    '',
    '| | mean | per 1,000 | |',
    '| --- | --- | --- | --- |',
  ]
  return { text: [...head, ...rows, ''].join('\n'), isFlat }
}

/** @param {number} value */
function short(value) {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1)
}

/** @param {number} value */
function signed(value) {
  return `${value < 0 ? '−' : '+'}${short(Math.abs(value))}`
}
