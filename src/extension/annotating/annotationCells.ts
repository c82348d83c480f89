import type { Split } from '../../core/dataset/sample'
import type { NewCell } from '../notebooks/reoNotebook'

/** What annotations are to be made of. */
export interface AnnotationPlan {
  /** A path, or `demo`. */
  readonly dataset: string
  /** All splits when absent. */
  readonly split?: Split
  /** Path of a file of templates; our own when absent. */
  readonly templates?: string
  /** Id of the model that words the texts; they are from the templates alone when absent. */
  readonly model?: string
}

/** Cells that write annotations, show what was caught, and have the texts reviewed. */
export function annotationCells({ dataset, split, templates, model }: AnnotationPlan): readonly NewCell[] {
  const part = split === undefined ? 'data' : `data.split('${split}')`
  const options = Object.entries({ templates, model }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  )
  const given = options.length === 0 ? '' : `, { ${options.join(', ')} }`
  return [
    { kind: 'text', text: '# Annotations' },
    { kind: 'code', text: `const data = await reo.open(${JSON.stringify(dataset)})` },
    { kind: 'code', text: `const annotations = await reo.annotate(${part}${given})\nannotations` },
    {
      kind: 'text',
      text: 'Look at some of the texts with the patches that they are about: accept, correct or reject each.',
    },
    { kind: 'code', text: 'reo.review(annotations.path, { samples: 20 })' },
  ]
}
