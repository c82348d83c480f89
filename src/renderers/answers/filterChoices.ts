import type { AnswerFilter } from '../../core/metrics/answers/answerFilter'
import { type Agreement, AGREEMENTS } from '../../core/metrics/answers/agreement'
import type { FilterCounts } from '../../core/metrics/answers/filterQuestions'
import type { AnswerOrder } from '../../core/metrics/answers/sortQuestions'
import { type Verdict, VERDICTS } from '../../core/metrics/answers/verdict'
import { ANSWER_STATUSES } from '../../core/models/model'
import type { AnswersPayload } from '../../protocol/payloads'
import { STATUS_WORDS } from '../../core/metrics/answers/statusWords'
import { formatCount } from '../shared/format'
import type { Choice } from '../shared/segmented'

/** The choice that leaves nothing out. */
export const ANY = ''

type Models = AnswersPayload['models']

export const ORDER_CHOICES: readonly (Choice & { readonly id: AnswerOrder })[] = [
  { id: 'worst', title: 'worst first' },
  { id: 'best', title: 'best first' },
  { id: 'disagreement', title: 'most apart first' },
  { id: 'truth', title: 'by truth' },
  { id: 'id', title: 'by id' },
]

/** Models to choose from. @param none what it is called to choose none */
export function modelChoices(models: Models, none: string): readonly Choice[] {
  return [{ id: ANY, title: none }, ...models]
}

/** How asking may have ended, with the number of questions; what never happened is left out. */
export function statusChoices(
  { statuses }: FilterCounts,
  chosen: AnswerFilter['statuses'],
): readonly Choice[] {
  const found = ANSWER_STATUSES.filter((status) => statuses[status] > 0 || chosen?.includes(status))
  return [
    { id: ANY, title: 'any' },
    ...found.map((id) => ({ id, title: counted(STATUS_WORDS[id], statuses[id]) })),
  ]
}

const AGREEMENT_TITLES: Readonly<Record<Agreement, string>> = { same: 'agree', differ: 'differ' }

/** Whether models agree, with the number of questions. */
export function agreementChoices({ agreements }: FilterCounts): readonly Choice[] {
  return [
    { id: ANY, title: 'agree or not' },
    ...AGREEMENTS.map((id) => ({ id, title: counted(AGREEMENT_TITLES[id], agreements[id]) })),
  ]
}

/** How the answers of two models may stand to the truth, with the number of questions. */
export function verdictChoices(
  { verdicts }: FilterCounts,
  models: Models,
  chosen: AnswerFilter['verdicts'],
): readonly Choice[] {
  if (verdicts === undefined || models.length !== 2) return [{ id: ANY, title: 'any' }]
  const pairs = VERDICTS.flatMap((first) => VERDICTS.map((second) => [first, second] as const))
  const found = pairs.filter(
    ([first, second]) => verdicts[first][second] > 0 || chosen?.join() === [first, second].join(),
  )
  return [
    { id: ANY, title: 'right or wrong' },
    ...found.map((pair) => ({
      id: pair.join(),
      title: counted(pairTitle(pair, models), verdicts[pair[0]][pair[1]]),
    })),
  ]
}

/** Verdicts by the id of their choice; undefined of any. */
export function verdictsOf(id: string): readonly [Verdict, Verdict] | undefined {
  const [first, second] = id.split(',').map((name) => VERDICTS.find((verdict) => verdict === name))
  return first === undefined || second === undefined ? undefined : [first, second]
}

function pairTitle([first, second]: readonly [Verdict, Verdict], models: Models): string {
  return first === second ? `both ${first}` : `${models[0].title} ${first}, ${models[1].title} ${second}`
}

function counted(title: string, count: number): string {
  return `${title} (${formatCount(count)})`
}
