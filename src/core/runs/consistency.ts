import { type ChainRule, type ChainStatements, STATEMENT_RULES } from '../checks/chainRules'
import type { ModelDescription } from '../models/model'
import type { AnswerLine, Run } from './runLog'

/** Samples named as examples of a contradiction. */
const EXAMPLES = 5

/** How far one model's own answers about a patch go together along the benchmark's chain. */
export interface Consistency {
  readonly model: ModelDescription
  /** Samples about which it answered more than one of human activity, land cover and biomass. */
  readonly judged: number
  /** Samples about which its answers contradict each other. */
  readonly contradicting: number
  readonly contradictions: readonly Contradiction[]
}

export interface Contradiction extends Pick<ChainRule, 'id' | 'title'> {
  readonly count: number
  /** The first sample ids. */
  readonly examples: readonly string[]
}

/** Judges every model that answered more than one question of the chain about some sample; truth plays no part. */
export function judgeConsistency({ header, answers }: Run): readonly Consistency[] {
  return header.models.flatMap((model) => {
    const statements = statementsOf(answers.filter((answer) => answer.model === model.id))
    const judged = [...statements].filter(([, said]) => Object.keys(said).length > 1)
    return judged.length === 0 ? [] : [consistencyOf(model, judged)]
  })
}

function consistencyOf(
  model: ModelDescription,
  judged: readonly (readonly [sample: string, ChainStatements])[],
): Consistency {
  const found = STATEMENT_RULES.map(({ id, title, contradicts }) => {
    const samples = judged.filter(([, statements]) => contradicts(statements)).map(([sample]) => sample)
    return { id, title, samples }
  })
  return {
    model,
    judged: judged.length,
    contradicting: new Set(found.flatMap(({ samples }) => samples)).size,
    contradictions: found
      .filter(({ samples }) => samples.length > 0)
      .map(({ samples, ...rule }) => ({
        ...rule,
        count: samples.length,
        examples: samples.slice(0, EXAMPLES),
      })),
  }
}

/** What a model said of each sample in the first of repeated questions; what was not answered says nothing. */
export function statementsOf(answers: readonly AnswerLine[]): ReadonlyMap<string, ChainStatements> {
  const statements = new Map<string, ChainStatements>()
  for (const answer of answers) {
    if (answer.status !== 'answered' || (answer.repeat ?? 0) > 0) continue
    const said = statements.get(answer.sample) ?? {}
    statements.set(answer.sample, { ...said, ...statementOf(answer, said) })
  }
  return statements
}

/** What an answer, or a label, adds to what was said before. */
export function statementOf(
  { task, question = '', value }: Pick<AnswerLine, 'task' | 'question' | 'value'>,
  said: ChainStatements,
): ChainStatements {
  if (task === 'humanActivity' && value !== undefined) {
    const answer = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
    return { humanActivity: [...(said.humanActivity ?? []), { question, answer }] }
  }
  return (task === 'landCover' || task === 'agb') && typeof value === 'number' ? { [task]: value } : {}
}
