import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { ReoError } from '../errors'

const ANNOTATIONS = '.reo-annotations.jsonl'
const REVIEW = '.reo-review.jsonl'

/** Characters of a reviewer's name. */
const LONGEST_NAME = 80

/**
 * The review log of a reviewer, beside the annotations: `NAME.REVIEWER.reo-review.jsonl`.
 * @throws ReoError when the annotations are not named so, or the name has no letter or digit
 */
export function reviewFileOf(annotations: string, reviewer: string): string {
  return `${stemOf(annotations)}.${fileNameOf(reviewer)}${REVIEW}`
}

/** The review logs beside annotations, by name. @throws ReoError when the annotations are not named so */
export async function findReviewFiles(annotations: string): Promise<readonly string[]> {
  const { dir, base } = path.parse(stemOf(path.resolve(annotations)))
  const names = await readdir(dir).catch((): string[] => [])
  return names
    .filter((name) => isReviewOf(base, name))
    .sort()
    .map((name) => path.join(dir, name))
}

/** Whether a file is named after annotations and one part more; those of `a.b` are none of `a`. */
function isReviewOf(base: string, name: string): boolean {
  if (!name.startsWith(`${base}.`) || !name.endsWith(REVIEW)) return false
  return !name.slice(base.length + 1, -REVIEW.length).includes('.')
}

/** The part of a review log's name that stands for its reviewer. */
export function reviewerInName(file: string): string {
  return path.basename(file, REVIEW).split('.').at(-1) ?? ''
}

function stemOf(annotations: string): string {
  if (annotations.endsWith(ANNOTATIONS)) return annotations.slice(0, -ANNOTATIONS.length)
  throw new ReoError(`Annotations are named NAME${ANNOTATIONS}`, {
    where: annotations,
    mend: 'Give the path of a file that "reo annotate generate" has written.',
  })
}

/** A name as part of a file's: small letters and digits of any script, else dashes; no dots, which part names. */
function fileNameOf(reviewer: string): string {
  const name = reviewer
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  if (name !== '' && reviewer.length <= LONGEST_NAME) return name
  throw new ReoError(`${JSON.stringify(reviewer.slice(0, LONGEST_NAME))} is no name of a reviewer`, {
    mend: `Give one with a letter or a digit and at most ${LONGEST_NAME} characters.`,
  })
}
