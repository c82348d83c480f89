import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { DatasetDescription } from '../../../core/dataset/dataset'
import { MODALITIES, type Modality } from '../../../core/dataset/sample'

const TITLES: Readonly<Record<Modality, string>> = {
  s2: 'Sentinel-2',
  sar: 'SAR',
  rgb: 'RGB',
  landCover: 'Land-cover map',
}

/** What a data set says of itself, name and value. */
export function datasetFacts(dataset: DatasetDescription): readonly (readonly [string, string])[] {
  const { format, licence, patchSize, pixelSize, crs, path } = dataset
  const bands = MODALITIES.flatMap((modality): readonly (readonly [string, string])[] => {
    const found = dataset.modalities[modality]
    return found === undefined ? [] : [[TITLES[modality], `${found.bands.join(' ')} (${found.unit})`]]
  })
  return [
    ['Format', format],
    ['Licence', licence ?? 'not stated'],
    ['Patch', `${patchSize.join(' × ')} px${pixelSize === undefined ? '' : ` of ${pixelSize} m`}`],
    ['Coordinates', crs ?? 'not stated'],
    ...bands,
    ['Tasks', dataset.tasks.map((task) => TASK_DESCRIPTIONS[task].title).join(', ') || 'no truth'],
    ['Path', path],
  ]
}
