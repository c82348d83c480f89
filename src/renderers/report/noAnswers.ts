import type { ReportPageMessage } from '../../protocol/runReports'
import { notice } from '../shared/notice'
import type { ReportMessage } from './reportChannel'

/** What stands in place of the figures of a run without an answer: why, and the way on. */
export function noAnswers(
  { summary: { state }, isTrusted }: Extract<ReportMessage, { type: 'summary' }>,
  send: (message: ReportPageMessage) => void,
): HTMLElement {
  if (state === 'running')
    return notice('waiting', 'Nothing is answered yet: figures are drawn with the first answers.')
  const what = 'This run has no answers, so there is nothing to draw.'
  if (state === 'complete')
    return notice('info', `${what} It asked about no sample: evaluate a split that has some.`)
  if (!isTrusted) return notice('info', what)
  return notice('info', `${what} Resume it to ask.`, {
    title: 'Resume',
    run: () => send({ type: 'command', command: 'resume' }),
  })
}
