import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { AGREEMENTS } from '../../core/metrics/answers/agreement'
import type { AnswerFilter } from '../../core/metrics/answers/answerFilter'
import type { FilterCounts } from '../../core/metrics/answers/filterQuestions'
import { ANSWER_STATUSES } from '../../core/models/model'
import type { AnswersPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { changeChoices, dropDown } from '../shared/segmented'
import type { AnswersChoice } from './answersChoice'
import type { AnswersSource } from './answersSource'
import {
  agreementChoices,
  ANY,
  modelChoices,
  ORDER_CHOICES,
  statusChoices,
  verdictChoices,
  verdictsOf,
} from './filterChoices'
import { errorFields, toleranceField } from './numberFields'

export interface AnswersControls {
  readonly element: HTMLElement
  /** Shows what is chosen, of the models that are shown, and how many questions there are of every other choice. */
  update(models: AnswersPayload['models'], counts: FilterCounts): void
}

/**
 * Where a reader chooses the order of answers, two models to compare, and the questions that are wanted.
 * @param whole with all models
 * @param source what is chosen now, and who is told another choice
 */
export function answersControls(
  { task, models: all }: AnswersPayload,
  source: AnswersSource,
): AnswersControls {
  const choose = (change: AnswersChoice) => source.choose({ ...source.choice(), ...change })
  const filterBy = (change: AnswerFilter) => choose({ filter: { ...source.choice().filter, ...change } })

  const order = dropDown('Order', ORDER_CHOICES, ANY, (value) =>
    choose({ sort: ORDER_CHOICES.find(({ id }) => id === value)?.id, sortModel: undefined }),
  )
  const pair = [dropDown('Compare', [], ANY, compare), dropDown('Compare with', [], ANY, compare)] as const
  const status = dropDown('Status', [], ANY, (value) => {
    const found = ANSWER_STATUSES.find((each) => each === value)
    filterBy({ statuses: found && [found] })
  })
  const whose = dropDown('Whose', [], ANY, (id) => filterBy({ model: id === ANY ? undefined : id }))
  const agreement = dropDown('Agreement', [], ANY, (value) =>
    filterBy({ agreement: AGREEMENTS.find((each) => each === value) }),
  )
  const verdicts = dropDown('Right and wrong', [], ANY, (id) => filterBy({ verdicts: verdictsOf(id) }))
  const error = errorFields(task, (range) => filterBy({ error: range }))
  const tolerance = toleranceField(task, (value) => filterBy({ tolerance: value }))

  function compare(): void {
    const [first, second] = pair.map(({ value }) => value)
    const other = second === ANY || second === first ? all.find(({ id }) => id !== first)?.id : second
    const models = first === ANY || other === undefined ? undefined : [first, other]
    choose({ models, filter: { ...source.choice().filter, verdicts: undefined, model: undefined } })
  }

  const isNumeric = TASK_DESCRIPTIONS[task].kind === 'regression'
  const isOne = all.length < 2
  const element = html(
    'div',
    { class: 'reo-answers-controls', role: 'group', 'aria-label': 'Which answers' },
    labelled('Order', order),
    all.length > 2 && labelled('Compare', pair[0], labelled('with', pair[1])),
    labelled('Status', status, !isOne && labelled('of', whose)),
    isNumeric && error.element,
    !isOne && labelled('Models', agreement, verdicts),
    isNumeric && !isOne && tolerance.element,
  )

  return {
    element,
    update(models, counts) {
      const choice = source.choice()
      const { filter = {} } = choice
      changeChoices(order, ORDER_CHOICES, choice.sort ?? ANY)
      changeChoices(pair[0], modelChoices(all, 'all models'), choice.models?.[0] ?? ANY)
      changeChoices(pair[1], modelChoices(all, '–'), choice.models?.[1] ?? ANY)
      pair[1].disabled = choice.models === undefined
      changeChoices(status, statusChoices(counts, filter.statuses), filter.statuses?.[0] ?? ANY)
      changeChoices(whose, modelChoices(models, 'any model'), filter.model ?? ANY)
      changeChoices(agreement, agreementChoices(counts), filter.agreement ?? ANY)
      changeChoices(verdicts, verdictChoices(counts, models, filter.verdicts), filter.verdicts?.join() ?? ANY)
      verdicts.hidden = models.length !== 2
      error.update(filter.error)
      tolerance.update(filter.tolerance)
    },
  }
}

function labelled(label: string, ...controls: readonly (HTMLElement | false)[]): HTMLElement {
  return html(
    'span',
    { class: 'reo-answers-control' },
    html('span', { class: 'reo-muted' }, label),
    ...controls,
  )
}
