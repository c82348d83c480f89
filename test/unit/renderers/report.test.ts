// @vitest-environment jsdom
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_POLICIES } from '../../../src/core/answers/policies'
import type { RunSummary } from '../../../src/core/runs/runSummary'
import type { FigureQuery } from '../../../src/protocol/queries'
import type { ReportEditorMessage, ReportPageMessage } from '../../../src/protocol/runReports'
// Loaded beforehand, as the page loads them when they are needed.
import '../../../src/renderers/answers'
import { showReport } from '../../../src/renderers/report'
import '../../../src/renderers/scatter'
import '../../../src/renderers/table'
import { find, findButton, pick } from './harness'
import { answersPayload, scatterPayload, tablePayload } from './payloads'

vi.mock('../../../src/renderers/scatter/plot', () => ({
  openPlot: () => Promise.resolve({ draw: () => Promise.resolve(), dispose: () => undefined }),
}))

const SUMMARY: RunSummary = {
  path: '/runs/one.reo.jsonl',
  created: '2026-07-04T12:00:00Z',
  state: 'running',
  dataset: { name: 'demo', path: '/demo', fingerprint: 'f', split: 'test', synthetic: true },
  tasks: ['agb'],
  hasChosenSamples: false,
  models: [{ id: 'm', title: 'talker', synthetic: false, tasks: [] }],
  answers: 1200,
  skipped: 2,
  corrected: 1,
  policies: DEFAULT_POLICIES,
}

const OUTPUTS = {
  report: { kind: 'table', payload: tablePayload },
  scatter: { kind: 'scatter', payload: scatterPayload },
  answers: { kind: 'answers', payload: answersPayload },
} as const

function isDrawn(kind: string): kind is keyof typeof OUTPUTS {
  return Object.hasOwn(OUTPUTS, kind)
}

const WITHIN = { timeout: 10_000 }

type FigureRequest = Extract<FigureQuery, { kind: 'run-figure' }>

describe('the page of a run log', () => {
  let place: HTMLElement
  let posted: ReportPageMessage[]
  let kept: unknown
  let listeners: AbortController
  beforeEach(() => {
    // A window has one page: that of the test before must not hear this one's messages.
    listeners = new AbortController()
    const add = addEventListener.bind(window)
    vi.spyOn(window, 'addEventListener').mockImplementation((type: string, listener) =>
      add(type, listener as EventListener, { signal: listeners.signal }),
    )
    posted = []
    kept = undefined
    place = document.body.appendChild(document.createElement('main'))
    showReport(place, {
      postMessage: (message) => posted.push(message),
      getState: () => kept,
      setState: (state) => (kept = state),
    })
  })
  afterEach(() => {
    listeners.abort()
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  function receive(message: ReportEditorMessage): void {
    dispatchEvent(new MessageEvent('message', { data: JSON.parse(JSON.stringify(message)) as unknown }))
  }

  it('says in place of empty figures that nothing is answered yet, and draws them once there is an answer', async () => {
    show({ answers: 0 })
    expect(place.textContent).toContain('Nothing is answered yet')
    expect(place.querySelectorAll('section')).toHaveLength(0)
    show({ answers: 1 })
    expect(place.textContent).not.toContain('Nothing is answered yet')
    await answerFigures()
    expect(place.querySelectorAll('section').length).toBeGreaterThan(0)
  })

  it('offers to resume a run that ended before its first answer, where the workspace is trusted', () => {
    show({ answers: 0, state: 'unfinished' })
    expect(place.textContent).toContain('This run has no answers')
    find<HTMLButtonElement>(place, '.reo-notice button').click()
    expect(posted.at(-1)).toEqual({ type: 'command', command: 'resume' })
    show({ answers: 0, state: 'unfinished' }, false)
    expect(place.querySelector('.reo-notice button')?.textContent).not.toBe('Resume')
  })

  function show(change: Partial<RunSummary> = {}, isTrusted = true): void {
    receive({ type: 'summary', summary: { ...SUMMARY, ...change }, isTrusted })
  }

  /** Answers what the figures have asked since the last call, and returns it. */
  async function answerFigures(): Promise<readonly FigureRequest[]> {
    await vi.waitFor(() => expect(posted.some(({ type }) => type === 'figure')).toBe(true), WITHIN)
    const asked = posted.splice(0).flatMap((message) => (message.type === 'figure' ? [message.message] : []))
    return asked.flatMap((message) => {
      if (message.type !== 'query') return []
      const { figure, request, query } = message
      if (query.kind !== 'run-figure' || !isDrawn(query.figure.kind)) return []
      const output = OUTPUTS[query.figure.kind]
      const answer = { kind: 'run-figure', output } as const
      receive({ type: 'figure', message: { type: 'answer', figure, request, answer } })
      return [query]
    })
  }

  function drawn(): Promise<number> {
    return vi.waitFor(() => {
      const ready = place.querySelectorAll('[data-reo-renderer][data-reo-state=ready]').length
      expect(ready).toBe(3)
      return ready
    }, WITHIN)
  }

  it('shows metrics, the figure of every task and its answers, by the renderers of notebooks', async () => {
    expect(posted).toEqual([{ type: 'ready' }])
    show()
    const asked = await answerFigures()
    await drawn()
    expect(asked.map(({ figure }) => figure.kind)).toEqual(['report', 'scatter', 'answers'])
    expect(new Set(asked.map(({ source }) => source.run))).toEqual(new Set([SUMMARY.path]))
    expect(find(place, 'h1').textContent).toBe('one')
    expect(place.textContent).toContain('1,200 answers · 2 samples skipped · 1 answer corrected by hand')
  })

  it('shows what becomes of numbers where models write them in words', async () => {
    const kinds = () =>
      new Set(
        posted.flatMap((message) =>
          message.type === 'figure' &&
          message.message.type === 'query' &&
          message.message.query.kind === 'run-figure'
            ? [message.message.query.figure.kind]
            : [],
        ),
      )
    show()
    await vi.waitFor(() => expect(kinds()).toContain('numbers'), WITHIN)
  })

  it('follows a run that goes on, without intervals that would not last', async () => {
    show()
    await answerFigures()
    await drawn()
    posted.length = 0
    show({ answers: 1300 })
    const again = await answerFigures()
    expect(again.map(({ bootstrap }) => bootstrap)).toEqual([0, 0, 0])
    posted.length = 0
    show({ answers: 1300 })
    expect(posted).toEqual([])
  })

  it('does not change a figure under the hands of its reader, but says that there is a newer one', async () => {
    show()
    await answerFigures()
    await drawn()
    find(place, '[data-reo-figure=answers] .reo-sort').focus()
    posted.length = 0
    show({ answers: 1300 })
    expect((await answerFigures()).map(({ figure }) => figure.kind)).toEqual(['report', 'scatter'])
    findButton(find(place, '[data-reo-figure=answers]'), 'Refresh').click()
    expect((await answerFigures()).map(({ figure }) => figure.kind)).toEqual(['answers'])
  })

  it('makes intervals of a run that has ended, after the figures without them', async () => {
    show({ state: 'complete' })
    expect((await answerFigures()).every(({ bootstrap }) => bootstrap === 0)).toBe(true)
    await drawn()
    const again = await answerFigures()
    expect(again.every(({ bootstrap, figure }) => bootstrap > 0 && figure.kind !== 'answers')).toBe(true)
  })

  it('reads the answers again under other policies, and keeps the choice', async () => {
    show()
    await answerFigures()
    await drawn()
    posted.length = 0
    pick(place, 'Which number counts', 'first')
    const [first] = await answerFigures()
    expect(first.source.reading).toMatchObject({ number: 'first' })
    expect(JSON.stringify(kept)).toContain('first')
    findButton(place, 'As they were read').click()
    const [again] = await answerFigures()
    expect(again.source.reading).toBeUndefined()
  })

  it('offers to resume what is not complete, and nothing that writes where it is not trusted', () => {
    show({ state: 'cancelled' })
    findButton(place, 'Resume').click()
    expect(posted).toContainEqual({ type: 'command', command: 'resume' })
    show({ state: 'cancelled' }, false)
    const titles = [...place.querySelectorAll('.reo-report-buttons button')].map(
      ({ textContent }) => textContent,
    )
    expect(titles).toEqual(['Open as Text'])
    expect(place.textContent).toContain('This workspace is not trusted')
  })

  it('says what is wrong with a log, and opens it as text', () => {
    receive({ type: 'refuse', message: 'one.reo.jsonl:3: This line is not JSON', way: 'text' })
    expect(find(place, '[role=alert]').textContent).toContain('one.reo.jsonl:3')
    findButton(place, 'Open as Text').click()
    expect(posted.at(-1)).toEqual({ type: 'command', command: 'text' })
  })

  it('offers to save a copy of a log that lies on no disk of this machine', () => {
    receive({ type: 'refuse', message: 'This run log lies on no disk of this machine.', way: 'saveCopy' })
    findButton(place, 'Save a Copy…').click()
    expect(posted.at(-1)).toEqual({ type: 'command', command: 'saveCopy' })
  })

  it('has nothing that assistive technology stumbles over', async () => {
    show({ state: 'failed', error: 'no space left' })
    await answerFigures()
    await drawn()
    for (const sheet of document.head.querySelectorAll('[id^=reo-styles]')) sheet.remove()
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } }
    const { violations } = await axe.run(place, { rules })
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
  })
})
