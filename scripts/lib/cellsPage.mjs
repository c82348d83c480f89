// @ts-check
import path from 'node:path'
import { importSource } from './importSource.mjs'
import { startKernelProcess } from './kernelProcess.mjs'
import { openOutputsPage } from './outputsPage.mjs'

/**
 * Cells and their outputs without VS Code: a kernel runs the cells, a second one answers what figures ask, and a
 * browser page draws.
 *
 * @typedef {import('./outputsPage.mjs').OutputsPage & {
 *   run: (code: string) => Promise<number>
 *   saved: readonly SavedFigure[]
 * }} CellsPage
 *
 * @typedef {{ name: string, format: 'png' | 'svg' | 'csv' | 'json', content: string }} SavedFigure
 */

/**
 * @param {object} options
 * @param {string} options.folder That paths in cells and figures start from.
 * @param {number} [options.width]
 * @param {import('./outputsPage.mjs').PageTheme} [options.theme]
 * @param {number} [options.scale] Pixels of a picture per CSS pixel.
 * @returns {Promise<CellsPage>} `run` draws the outputs of a cell and gives their number; `saved` are the figures that
 * were to be saved, so far.
 */
export async function openCellsPage({ folder, width, theme, scale }) {
  const options = { workingDirectory: folder, storagePath: path.join(folder, '.reo') }
  const [cells, service] = await Promise.all([startKernelProcess(options), startKernelProcess(options)])
  const stop = async () => {
    await Promise.all([cells.stop(), service.stop()])
  }
  /** @type {SavedFigure[]} */
  const saved = []
  try {
    const hear = await hearingIn(folder, { cells, service })
    const outputs = await openOutputsPage({
      ...(width !== undefined && { width }),
      ...(theme !== undefined && { theme }),
      ...(scale !== undefined && { scale }),
      onMessage: async (message) => {
        if (message.type !== 'save') return hear(message)
        saved.push(message)
        return undefined
      },
    })
    return {
      ...outputs,
      saved,
      run: async (code) => outputs.show(await cells.run(code)),
      close: async () => {
        await outputs.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * What hears the messages of figures as the extension does (`src/extension/figures`), where no window is to be asked.
 *
 * @param {string} folder
 * @param {{ cells: import('./kernelProcess.mjs').KernelProcess, service: import('./kernelProcess.mjs').KernelProcess }} kernels
 * @returns {Promise<(message: any) => Promise<unknown>>}
 */
async function hearingIn(folder, { cells, service }) {
  const { absoluteSource, answerFigure } = await importSource('src/extension/figures/answerFigure.ts')
  return async (message) => {
    switch (message.type) {
      case 'query':
        return answerFigure(message, folder, (/** @type {unknown} */ query) =>
          service.request('query', { query }),
        )
      case 'select': {
        const { run } = absoluteSource(message.source, folder)
        if (run !== undefined) await cells.request('select', { run, selection: message.selection })
        return undefined
      }
      default:
        return undefined
    }
  }
}
