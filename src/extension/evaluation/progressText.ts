import type { EvaluationProgress } from '../../core/runs/evaluate'
import { durationText, rateText, scoresText } from '../../core/runs/progressText'

/** An evaluation's progress on one line: counts, rate, time left and scores. Models take turns, so none is named. */
export function progressText(progress: EvaluationProgress): string {
  const { done, total, skipped, rate, secondsLeft, scores } = progress
  const told = scoresText(scores)
  const parts = [
    `${grouped(done)} of ${grouped(total)} patches`,
    ...(skipped > 0 ? [`${grouped(skipped)} skipped`] : []),
    ...(rate > 0 ? [`${rateText(rate)} patches/s`] : []),
    ...(rate > 0 && done < total ? [`${durationText(secondsLeft)} left`] : []),
    ...(told === '' ? [] : [told]),
  ]
  return parts.join(' · ')
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
