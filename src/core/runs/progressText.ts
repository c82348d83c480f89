import { TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { ModelScores, RunningFigure } from './runningScores'

/** Things a second, such as `0.8` or `1,310`. */
export function rateText(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en')
}

/** Seconds in words, such as `45 s`, `3 min 20 s` or `2 h 5 min`. */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds)) return '…'
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/**
 * How models do so far, such as `12 refused · agb RMSE 61.2 (98 % answered) · $0.12`. Of several models only what can be
 * added up is told. Empty where there is nothing to tell.
 */
export function scoresText(scores: readonly ModelScores[]): string {
  const sum = (valueOf: (model: ModelScores) => number) =>
    scores.reduce((all, each) => all + valueOf(each), 0)
  const refused = sum((model) => model.refused)
  const failed = sum((model) => model.failed)
  const isPriced = scores.some(({ cost }) => cost !== undefined)
  return [
    ...(refused > 0 ? [`${refused.toLocaleString('en')} refused`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
    ...(scores.length === 1 ? scores[0].figures.map(figureText) : []),
    ...(isPriced ? [costText(sum(({ cost = 0 }) => cost))] : []),
  ].join(' · ')
}

/** US dollars, such as `$0.0042` or `$12.30`. */
export function costText(dollars: number): string {
  return `$${dollars.toFixed(dollars > 0 && dollars < 1 ? 4 : 2)}`
}

function figureText({ task, value, coverage }: RunningFigure): string {
  if (TASK_DESCRIPTIONS[task].kind === 'classification') return `${task} accuracy ${value.toFixed(3)}`
  const answered = coverage < 1 ? ` (${(100 * coverage).toFixed(1)} % answered)` : ''
  return `${task} RMSE ${value.toFixed(1)}${answered}`
}
