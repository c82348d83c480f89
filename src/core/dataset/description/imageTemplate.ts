import { ReoError } from '../../errors'
import type { Sample } from '../sample'

const PLACE = /\{([^{}]+)\}/g

/**
 * The path of a sample's image: `{id}`, `{split}` or a metadata column in braces are filled in.
 * @throws ReoError when a template names what the sample lacks
 */
export function fillTemplate(template: string, sample: Sample): string {
  return template.replaceAll(PLACE, (_, key: string) => {
    const value = key === 'id' ? sample.id : key === 'split' ? sample.split : sample.metadata[key]
    if (value !== undefined && value !== null) return String(value)
    throw new ReoError(`The path template "${template}" names {${key}}, which the sample lacks`, {
      mend: 'Use {id}, {split} or a column of the samples.',
    })
  })
}
