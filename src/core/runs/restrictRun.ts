import type { Run } from './runLog'

/** The run as if only some of its samples had been asked about. */
export function restrictRun(run: Run, isInside: (sample: string) => boolean): Run {
  return {
    ...run,
    answers: run.answers.filter(({ sample }) => isInside(sample)),
    skipped: run.skipped.filter(({ sample }) => isInside(sample)),
  }
}
