/** How bad a finding is: results will be wrong, may be wrong, or only want to be known. */
export const SEVERITIES = ['error', 'warning', 'note'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Something that a check looks for. */
export interface FindingKind {
  /** Such as `values/scale`: the check, and what it found. */
  readonly id: string
  readonly severity: Severity
  /** What is wrong, for any number of samples. */
  readonly title: string
  /** What to do about it, as a sentence. */
  readonly mend: string
}

/** One place where something was found. */
export interface Occurrence {
  /** Sample id; absent where it is about no sample. */
  readonly sample?: string
  /** A second sample that it is about, such as the other of two duplicates. */
  readonly other?: string
  /** File and line, split or the like, where no sample can be named. */
  readonly where?: string
  /** What was measured, such as `3.0 px east`. */
  readonly detail?: string
}

/** All that was found of one kind. */
export interface Finding extends FindingKind {
  readonly count: number
  /** The first of them, at most {@link MAXIMUM_LISTED}. */
  readonly occurrences: readonly Occurrence[]
}

/** Occurrences of a finding that are kept one by one; all are counted. */
export const MAXIMUM_LISTED = 100
