import type { Task } from '../../../src/core/benchmark/tasks'
import type { ModelDescription } from '../../../src/core/models/model'
import { classSchemes } from '../../../src/core/runs/classes/classScheme'
import { scoreClasses } from '../../../src/core/runs/classes/scoreClasses'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import { confusionPayload } from '../../../src/kernel/outputs/payloads/confusionPayload'
import type { ConfusionPayload } from '../../../src/protocol/payloads'
import { scattered, SOURCE } from './payloads'

export const S2: ModelDescription = {
  id: 'onnx:unet-s2',
  title: 'U-Net (S2)',
  tasks: ['landCover'],
  modalities: ['s2'],
}
export const S2_SAR: ModelDescription = {
  id: 'onnx:unet-s2-sar',
  title: 'U-Net (S2 + SAR)',
  tasks: ['landCover'],
  modalities: ['s2', 'sar'],
}

const COVERS = [112, 114, 124, 126, 20, 30, 40, 50]
const FREQUENT = [112, 112, 114, 114, ...COVERS]

/** Answers of two models about 300 samples: the second is right more often, neither answers all. */
export function coverAnswers({ id }: ModelDescription): readonly AnswerLine[] {
  const skill = id === S2.id ? 0.55 : 0.72
  return Array.from({ length: 300 }, (_, index): AnswerLine => {
    const truth = FREQUENT[Math.floor(scattered(index) * FREQUENT.length)]
    const shift = scattered(31 * index + id.length) < 0.5 ? 1 : COVERS.length - 1
    const other = COVERS[(COVERS.indexOf(truth) + shift) % COVERS.length]
    const isSilent = scattered(17 * index + id.length) > 0.97
    const value = scattered(7 * index + 3 * id.length) < skill ? truth : other
    const common = {
      type: 'answer',
      sample: `d-${index}`,
      model: id,
      task: 'landCover',
      raw: '',
      truth,
    } as const
    return isSilent ? { ...common, status: 'refused' } : { ...common, status: 'answered', value }
  })
}

/** A confusion output of both models with every view that the kernel gives it, made by the kernel's own builder. */
export function classifiedPayload(task: Task = 'landCover'): ConfusionPayload {
  const groups = [S2, S2_SAR].map((model) => ({ model, task, answers: coverAnswers(model) }))
  const [first, ...others] = classSchemes(task).map((scheme) => ({
    title: scheme.title,
    scheme,
    scores: scoreClasses(groups, scheme, { bootstrap: 50 }),
  }))
  return confusionPayload({
    task,
    title: 'Land cover · REO demo, test',
    source: SOURCE,
    synthetic: true,
    views: [first, ...others],
  })
}
