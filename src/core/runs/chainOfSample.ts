import { TASKS } from '../benchmark/tasks'
import { type ChainRule, type ChainStatements, STATEMENT_RULES } from '../checks/chainRules'
import type { AskedQuestion } from '../metrics/answers/askedQuestion'
import { askedQuestions } from './askedQuestions'
import { statementOf, statementsOf } from './consistency'
import type { AnswerLine, Run } from './runLog'

/** Statements about one sample that cannot both be right. */
export interface SampleContradiction extends Pick<ChainRule, 'id' | 'title' | 'tasks'> {
  /** Whose they are; absent where they are the labels'. */
  readonly model?: string
}

/** The questions of the logical chain about one sample in their order, with what models answered. */
export interface SampleChain {
  readonly questions: readonly AskedQuestion<AnswerLine>[]
  /** Those of the labels first, then model by model. */
  readonly contradictions: readonly SampleContradiction[]
}

/** The chain of questions about a sample; none where the run did not ask about it. @param models ids */
export function chainOfSample({ answers }: Run, sample: string, models: readonly string[]): SampleChain {
  const about = answers.filter((answer) => answer.sample === sample)
  const questions = TASKS.flatMap((task) => askedQuestions(about, task, models))
  const ofModels = models.flatMap((model) => {
    const said = statementsOf(about.filter((answer) => answer.model === model)).get(sample)
    return contradictionsIn(said).map((rule) => ({ ...rule, model }))
  })
  return { questions, contradictions: [...contradictionsIn(labelsOf(questions)), ...ofModels] }
}

function contradictionsIn(said: ChainStatements = {}): readonly SampleContradiction[] {
  return STATEMENT_RULES.filter(({ contradicts }) => contradicts(said)).map(({ id, title, tasks }) => ({
    id,
    title,
    tasks,
  }))
}

function labelsOf(questions: readonly AskedQuestion[]): ChainStatements {
  return questions.reduce<ChainStatements>((said, { truth, ...asked }) => {
    return truth === null ? said : { ...said, ...statementOf({ ...asked, value: truth }, said) }
  }, {})
}
