// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/leaderboard'
import { leaderboardCsv } from '../../../src/renderers/leaderboard/leaderboardCsv'
import { choose, find, start } from './harness'
import { tablePayload } from './payloads'
import { leaderboardPayload } from './rankingPayloads'

async function drawn(payload: unknown = leaderboardPayload) {
  const harness = await start(activate)
  const element = harness.render(payload)
  await vi.waitFor(() => expect(find(element, '[data-reo-state]').dataset['reoState']).toBe('ready'))
  return { ...harness, element }
}

function rowsOf(element: HTMLElement): readonly (readonly string[])[] {
  return [...element.querySelectorAll('.reo-ranking tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )
}

function mark(element: HTMLElement, model: string): void {
  find<HTMLInputElement>(element, `.reo-ranking input[value="${model}"]`).click()
}

describe('leaderboard output', () => {
  afterEach(() => document.body.replaceChildren())

  it('shows ranks, what was answered, intervals, and in words what is no difference', async () => {
    const { element } = await drawn()
    expect(rowsOf(element)).toEqual([
      ['1–2', 'Small U-Net', '100100.0 %', '40.00[35.00, 46.00]', '', ''],
      [
        '1–2',
        'A language model',
        '9090.0 %',
        '43.00[37.00, 50.00]',
        '',
        'no difference told from chance: 3.00 [−2.50, 8.50], p = 0.284 for all pairs',
      ],
      [
        '3',
        'Training mean',
        '100100.0 %',
        '80.00[74.00, 87.00]',
        '',
        'worse by 40.00 [33.00, 47.00], p < 0.001 for all pairs',
      ],
    ])
    expect(element.textContent).toContain('n = 90 in 12 tiles, answered by all 3')
    expect(element.textContent).toContain('A mute model answered none of 100 questions.')
  })

  it('draws every interval on one scale', async () => {
    const { element } = await drawn()
    const edges = [...element.querySelectorAll<HTMLElement>('.reo-track-range')].map(({ style }) => ({
      left: Number.parseFloat(style.left),
      right: Number.parseFloat(style.left) + Number.parseFloat(style.width),
    }))
    // The scale goes from 35 to 87, with 4 % more on either side.
    const place = (value: number) => (((value - 35) / 52 + 0.04) / 1.08) * 100
    expect(edges.map(({ left }) => left)).toEqual([35, 37, 74].map((end) => expect.closeTo(place(end), 6)))
    expect(edges.map(({ right }) => right)).toEqual([46, 50, 87].map((end) => expect.closeTo(place(end), 6)))
  })

  it('ranks by another figure when that is chosen, and keeps it', async () => {
    const { element, render } = await drawn()
    choose(element, 'R²')
    expect(rowsOf(element).map(([, model]) => model)).toEqual([
      'A language model',
      'Small U-Net',
      'Training mean',
    ])
    const again = render({ ...leaderboardPayload, title: 'Anew' })
    await vi.waitFor(() => expect(again.textContent).toContain('Anew'))
    expect(rowsOf(again)[0][1]).toBe('A language model')
  })

  it('compares two models that are marked, a third in place of the first', async () => {
    const { element, lastRequest, posted, answer } = await drawn()
    mark(element, 'baseline:mean')
    expect(posted.filter(({ query }) => query.kind === 'run-figure')).toHaveLength(0)
    mark(element, 'onnx:unet')
    expect(lastRequest().query).toMatchObject({
      kind: 'run-figure',
      figure: { kind: 'comparison', models: ['onnx:unet', 'baseline:mean'], task: 'agb', cluster: 'tile' },
    })
    answer(lastRequest(), { kind: 'run-figure', output: { kind: 'table', payload: tablePayload } })
    const panel = find(element, '[data-reo-role="pair-panel"]')
    expect(panel.textContent).toContain(tablePayload.title)
    mark(element, 'chat:m@x')
    expect(lastRequest().query).toMatchObject({ figure: { models: ['onnx:unet', 'chat:m@x'] } })
    mark(element, 'chat:m@x')
    expect(panel.hidden).toBe(true)
  })

  it('says why models cannot be compared where the run is unknown or the answer fails', async () => {
    const { source: _, figure: __, ...loose } = leaderboardPayload
    const first = await drawn(loose)
    mark(first.element, 'baseline:mean')
    mark(first.element, 'onnx:unet')
    expect(first.element.textContent).toContain('does not say which run it is of')
    document.body.replaceChildren()
    const second = await drawn()
    mark(second.element, 'baseline:mean')
    mark(second.element, 'onnx:unet')
    second.fail(second.lastRequest(), 'The run log is gone.')
    expect(second.element.textContent).toContain('The run log is gone.')
  })

  it('says so where nothing was answered, or a figure is not available', async () => {
    const [board] = leaderboardPayload.tasks
    const empty = [{ ...board.rankings[0], rows: [] }]
    const none = await drawn({ ...leaderboardPayload, tasks: [{ ...board, common: 0, rankings: empty }] })
    expect(none.element.textContent).toContain('No model answered a question of this task')
    document.body.replaceChildren()
    const rows = [{ ...board.rankings[0].rows[0], figure: null }]
    const alone = await drawn({
      ...leaderboardPayload,
      tasks: [{ ...board, rankings: [{ ...board.rankings[0], rows }] }],
    })
    expect(rowsOf(alone.element)).toEqual([['1–2', 'Small U-Net', '100100.0 %', '–', '', '']])
    document.body.replaceChildren()
    expect((await drawn({ ...leaderboardPayload, tasks: [] })).element.textContent).toContain('no answers')
  })

  it('takes no title for markup', async () => {
    const [board] = leaderboardPayload.tasks
    const rows = [{ ...board.rankings[0].rows[0], title: '<img src=x onerror=alert(1)>' }]
    const { element } = await drawn({
      ...leaderboardPayload,
      tasks: [{ ...board, rankings: [{ ...board.rankings[0], rows }] }],
    })
    expect(element.querySelector('img')).toBeNull()
  })

  it('is taken away as the numbers that are shown', () => {
    const { head, rows } = leaderboardCsv(leaderboardPayload, new Map([['figure agb', 'r2']]))
    expect(rows.map((row) => row[head.indexOf('model')])).toEqual([
      'chat:m@x',
      'onnx:unet',
      'baseline:mean',
      'chat:mute@x',
    ])
    expect(rows[2].at(-1)).toBe('worse')
  })
})
