import type { EvaluationProgress } from '../../core/runs/evaluate'

/** An evaluation's progress on one line: counts, rate and time left. Models take turns, so none is named. */
export function progressText({ done, total, skipped, rate, secondsLeft }: EvaluationProgress): string {
  const parts = [
    `${grouped(done)} of ${grouped(total)} patches`,
    ...(skipped > 0 ? [`${grouped(skipped)} skipped`] : []),
    ...(rate > 0 ? [`${rateText(rate)} patches/s`] : []),
    ...(rate > 0 && done < total ? [`${durationText(secondsLeft)} left`] : []),
  ]
  return parts.join(' · ')
}

function rateText(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))
}

function durationText(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
