import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { FlipsPayload, FlipsStep } from '../../protocol/flips'
import { html } from '../shared/dom'
import { formatKey } from '../shared/format'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { patchesOf } from '../shared/selectedPatches'
import { pointingAt } from '../shared/selection/pointing'
import { flipPointed, isFlipCriterion, secondModel } from './flip'
import { stepSummary } from './stepSummary'
import { stepTable } from './stepTable'

const NO_PAIRS =
  'No two models of this run are called the same but for what they look at, such as onnx:net-s2 and onnx:net-s2-sar. Name models in order to compare each with the one before.'

/** Which answers become right or wrong from model to model, and the patches of the flip that is pointed at. */
export function flipsView(payload: FlipsPayload, host: FigureHost): void {
  const { steps, source, task, by, rightMeans, notes } = payload
  const { root } = host
  if (steps.length === 0) {
    root.append(header(payload), notice('info', NO_PAIRS))
    return
  }
  const linked = linkedPatches(host, () => point(undefined))
  const point = pointingAt(host, (at, others) => {
    if (at === undefined || source === undefined || !isFlipCriterion(at.criterion)) return linked.clear()
    linked.show(patchesOf(source, { task, model: secondModel(at.criterion) }, at, others))
  })
  const sections = steps.map((step) =>
    html(
      'section',
      { class: 'reo-flips-step' },
      stepSummary(step, TASK_DESCRIPTIONS[task].unit),
      ...tableOf(step),
    ),
  )

  function tableOf(step: FlipsStep): readonly HTMLElement[] {
    if (step.total.n === 0) {
      return [
        notice('info', 'No question whose truth is known was asked of both, so nothing can be compared.'),
      ]
    }
    return [stepTable(step, formatKey(by), (flip, label) => point(flipPointed(task, by, step, flip, label)))]
  }

  root.append(
    header(payload),
    html('p', { class: 'reo-note' }, `Right: ${rightMeans}.`),
    ...sections,
    ...notes.map((note) => html('p', { class: 'reo-note' }, note)),
    linked.element,
  )
}
