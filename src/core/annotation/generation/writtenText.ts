import type { UnitDefinition } from '../../benchmark/landCoverUnits'
import type { AnswerValue, TokenUsage } from '../../models/model'
import { kindOf, type RemovedLine, type TextLine } from '../annotationLog'
import type { DraftText } from '../draftText'
import type { PatchFacts } from '../facts/patchFacts'
import { CHAIN_RULE, type ChainProblem, chainProblems } from '../rules/chain'
import { type Broken, checkResults } from '../rules/textChecker'

/** A text with all attempts at it. */
export interface WrittenText {
  readonly id: string
  readonly draft: DraftText
  /** What is read back from it. */
  readonly stated: AnswerValue | undefined
  /** Rules that each attempt broke, the one that counts last. */
  readonly attempts: readonly (readonly Broken[])[]
  readonly model?: string
  readonly promptHash?: string
  readonly usage?: TokenUsage
}

/** The lines of a patch's texts: those that pass, and those that are removed, some for what the others state. */
export function linesOfPatch(
  texts: readonly WrittenText[],
  facts: PatchFacts,
  units: UnitDefinition | undefined,
): readonly (TextLine | RemovedLine)[] {
  const sound = texts.filter((text) => isSound(text))
  const statements = sound.map(({ draft: { aspect }, stated }) => ({ aspect, value: stated }))
  const problems = chainProblems(statements, facts, units)
  return texts.map((text) => lineOf(text, facts, problems))
}

/** Whether the last attempt broke no rule. */
export function isSound({ attempts }: Pick<WrittenText, 'attempts'>): boolean {
  return attempts.at(-1)?.length === 0
}

function withBroken(text: WrittenText, broken: Broken): WrittenText {
  const last = [...(text.attempts.at(-1) ?? []), broken]
  return { ...text, attempts: [...text.attempts.slice(0, -1), last] }
}

/** The line of a text. @param problems of the patch's chain: texts of their tasks are removed */
export function lineOf(
  written: WrittenText,
  { sample }: PatchFacts,
  problems: readonly ChainProblem[],
): TextLine | RemovedLine {
  const problem = problems.find(({ tasks }) => tasks.includes(written.draft.task))
  const text =
    problem === undefined ? written : withBroken(written, { rule: CHAIN_RULE, detail: problem.detail })
  const { id, draft, stated, attempts, model, promptHash, usage } = text
  const { task, aspect, register, template, question, answer } = draft
  const common = {
    id,
    sample: sample.id,
    task,
    aspect,
    split: sample.split,
    register,
    kind: kindOf(task),
    question,
    answer,
    ...(stated !== undefined && { value: stated }),
    provenance: {
      template,
      ...(model !== undefined && { model }),
      ...(promptHash !== undefined && { promptHash }),
      attempts: attempts.length,
      ...(usage !== undefined && { usage }),
    },
    checks: checkResults(attempts),
  }
  if (isSound(text)) return { type: 'text', ...common }
  const reasons = (attempts.at(-1) ?? []).map(({ rule }) => rule)
  return { type: 'removed', ...common, reasons }
}
