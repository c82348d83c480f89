// @vitest-environment jsdom
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FileAnswer, FileEditorMessage, FilePageMessage } from '../../../src/protocol/fileViews'
import { showFile } from '../../../src/renderers/file'
import { recordPictures } from './harness'

const ANSWERS: Readonly<Record<string, FileAnswer>> = {
  raster: {
    kind: 'raster',
    image: {
      levels: [{ width: 4, height: 4 }],
      bands: ['B02', 'B03', 'B04'],
      count: 1,
      type: 'uint16',
      nodata: 0,
      facts: { crs: 'EPSG:32719' },
    },
  },
  group: {
    kind: 'group',
    hasPatches: true,
    members: [
      { name: 'GEDI', kind: 'group' },
      { name: 'S2_bands', kind: 'array', summary: '2 × 4 × 4 × 3 uint16' },
    ],
    total: 2,
    attributes: { name: 'demo' },
  },
}

/** An editor that answers at once, as far as it knows an answer. */
function open(first: FileEditorMessage) {
  const page = document.body.appendChild(document.createElement('main'))
  const receive = (data: FileEditorMessage) => dispatchEvent(new MessageEvent('message', { data }))
  const posted: FilePageMessage[] = []
  showFile(page, {
    getState: () => undefined,
    setState: () => undefined,
    postMessage(message) {
      posted.push(message)
      if (message.type !== 'query') return
      const { request, query } = message
      const answer = ANSWERS[query.kind]
      queueMicrotask(() =>
        receive(
          answer === undefined
            ? { type: 'failure', request, message: 'There is nothing' }
            : { type: 'answer', request, answer },
        ),
      )
    },
  })
  receive(first)
  return { page, posted }
}

async function violationsIn(page: HTMLElement) {
  for (const sheet of document.head.querySelectorAll('[id^=reo-styles]')) sheet.remove()
  const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

describe('The page of a file is fit for assistive technology', () => {
  beforeEach(() => {
    recordPictures()
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    )
  })
  afterEach(() => {
    document.body.replaceChildren()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it.each(['raster', 'hdf5'] as const)('with a file of the kind %s', async (file) => {
    const { page } = open({ type: 'show', file, name: 'a file' })
    await vi.waitFor(() => expect(page.querySelector('[data-reo-state=ready]')).not.toBeNull())
    expect(await violationsIn(page)).toEqual([])
  })

  it('where it is refused, with the ways on', async () => {
    const { page } = open({ type: 'refuse', message: 'This workspace is not trusted', way: 'manageTrust' })
    await vi.waitFor(() => expect(page.querySelector('button')).not.toBeNull())
    expect(await violationsIn(page)).toEqual([])
  })
})
