import type { DatasetDescription } from '../../dataset/dataset'
import { ReoError } from '../../errors'
import { bandsByModality, type ManifestInput } from './inputManifest'

/**
 * Checks that a data set has what a network looks at.
 * @param model id for the message
 * @throws ReoError that names the bands or the patch size that differ
 */
export function checkDataset(
  model: string,
  inputs: readonly ManifestInput[],
  dataset: DatasetDescription,
): void {
  const missing = missingBands(inputs, dataset)
  if (missing.length > 0) {
    throw new ReoError(
      `The network needs bands that the data set ${dataset.name} lacks: ${missing.join(', ')}`,
      {
        where: model,
        mend: 'Use a data set with these bands, or a network trained on the bands that are there.',
      },
    )
  }
  const [width, height] = dataset.patchSize
  for (const input of inputs) {
    if (input.layout === 'NC' || (input.size[0] === width && input.size[1] === height)) continue
    throw new ReoError(
      `The network takes patches of ${input.size.join(' × ')} px; those of ${dataset.name} have ${width} × ${height} px`,
      { where: model, mend: 'Use a data set or a network with the other size.' },
    )
  }
}

function missingBands(inputs: readonly ManifestInput[], dataset: DatasetDescription): string[] {
  return [...bandsByModality(inputs)].flatMap(([modality, bands]) => {
    const there = dataset.modalities[modality]?.bands ?? []
    return bands.filter((band) => !there.includes(band)).map((band) => `${modality} ${band}`)
  })
}
