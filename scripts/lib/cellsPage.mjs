// @ts-check
import path from 'node:path'
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
    const outputs = await openOutputsPage({
      ...(width !== undefined && { width }),
      ...(theme !== undefined && { theme }),
      ...(scale !== undefined && { scale }),
      onMessage: async (message) => {
        if (message.type !== 'save') return hear(message, folder, { cells, service })
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
 * What the extension does with the message of a figure (`src/extension/figures`), where no window is to be asked.
 *
 * @param {any} message
 * @param {string} folder
 * @param {{ cells: import('./kernelProcess.mjs').KernelProcess, service: import('./kernelProcess.mjs').KernelProcess }} kernels
 */
async function hear(message, folder, { cells, service }) {
  const { type, figure, request } = message
  if (type === 'select') {
    const { source, selection } = message
    if (source.run !== undefined) {
      await cells.request('select', { run: path.resolve(folder, source.run), selection })
    }
    return undefined
  }
  if (type !== 'query') return undefined
  const query = { ...message.query, source: absolute(message.query.source, folder) }
  try {
    return { type: 'answer', figure, request, answer: await service.request('query', { query }) }
  } catch (thrown) {
    const failure = thrown instanceof Error ? thrown.message : String(thrown)
    return { type: 'failure', figure, request, message: failure }
  }
}

/**
 * @param {{ dataset: string, run?: string }} source
 * @param {string} folder
 */
function absolute({ dataset, run, ...rest }, folder) {
  return {
    ...rest,
    dataset: dataset === 'demo' ? dataset : path.resolve(folder, dataset),
    ...(run !== undefined && { run: path.resolve(folder, run) }),
  }
}
