import { describe, expect, it } from 'vitest'
import { stepsShownBy } from '../../../src/extension/firstSteps/stepsShownBy'
import { MIMES } from '../../../src/protocol/mimes'

const generated = { version: 1, title: 'A figure', synthetic: true }
const own = { ...generated, synthetic: false }

describe('the first steps that an output shows', () => {
  it('are to open the demo and to look at a patch, where it is a patch of the demo', () => {
    expect(shownBy('patch', { ...generated, source: { dataset: 'demo' } })).toEqual([
      'lookAtPatch',
      'openDemo',
    ])
  })

  it('are to evaluate, where it is of a run', () => {
    const source = { dataset: 'demo', run: '/runs/one.reo.jsonl' }
    expect(shownBy('scatter', { ...generated, source })).toEqual(['runEvaluation'])
  })

  it('are to bring data, where nothing is generated', () => {
    expect(shownBy('dataCard', { ...own, source: { dataset: '/data/mine' } })).toEqual(['bringData'])
  })

  it('are none where models alone are generated, or nobody knows what it is of', () => {
    const source = { dataset: '/data/mine', run: '/runs/one.reo.jsonl' }
    expect(shownBy('table', { ...generated, source })).toEqual(['runEvaluation'])
    expect(shownBy('table', generated)).toEqual([])
  })

  it('are none where it is not ours, and not read then', () => {
    const text = () => expect.unreachable('it was read')
    expect(stepsShownBy('image/png', text)).toEqual([])
  })

  it.each(['', '{', 'null', '{"synthetic":"yes"}', '{"synthetic":false,"source":{"dataset":7}}'])(
    'are none where it cannot be read: %s',
    (text) => expect(stepsShownBy(MIMES.table, () => text)).toEqual([]),
  )
})

function shownBy(kind: keyof typeof MIMES, payload: unknown): readonly string[] {
  return stepsShownBy(MIMES[kind], () => JSON.stringify(payload))
}
