import { checkProgressText } from '../../core/checks/progressText'
import type { CheckParams, CheckProgressParams, MimeBundle } from '../../protocol/kernel'
import { findingsOutput } from '../outputs/findingsOutput'
import { richBundle } from '../outputs/richBundle'
import type { Resources } from '../resources/resources'

/** Checks a data set, telling the status bar how far it is. @returns the findings as an output */
export async function checkForPalette(
  resources: Resources,
  { dataset: name, split, all }: Omit<CheckParams, 'token'>,
  signal: AbortSignal,
  onProgress: (reached: Omit<CheckProgressParams, 'token'>) => void,
): Promise<MimeBundle> {
  const work = resources.status.begin(`Checking ${name}`)
  try {
    const dataset = await resources.openDataset(name)
    const output = await findingsOutput(dataset, resources.nameOf(name), {
      ...(split !== undefined && { split }),
      ...(all !== undefined && { all }),
      signal,
      onProgress(progress) {
        const text = checkProgressText(progress)
        const { phase, done, total = 0 } = progress
        work.update(text)
        onProgress({ text, share: phase === 'imagery' && total > 0 ? done / total : 0 })
      },
    })
    return richBundle(output)
  } finally {
    work.end()
  }
}
