import type { ReadingPolicies } from '../../core/answers/policies'
import type { PayloadSource } from '../../protocol/payloads'
import { parseReading } from '../../protocol/validation'
import { html } from '../shared/dom'
import type { KeptState } from '../shared/keptState'
import { openChannel } from '../shared/queries'
import { figurePanel, type FigurePanel } from './figurePanel'
import { openOutputs } from './outputs'
import { readingForm } from './readingForm'
import type { ReportChannel, ReportMessage } from './reportChannel'
import { noAnswers } from './noAnswers'
import { reportHead } from './reportHead'
import { reportSection, sectionNavigation, type SectionPart } from './reportSection'
import { type ReportSection, sectionsOf } from '../../protocol/reportSections'

type RunMessage = Extract<ReportMessage, { type: 'summary' }>

/** Bootstrap samples of intervals, and answers up to which they are made: of more they would take minutes. */
const RESAMPLES = 1000
const MOST_RESAMPLED = 400_000

const READING = 'reading'

/** A run's report on the page: its head, and below it a list of figures. */
export interface ReportPage {
  readonly element: HTMLElement
  /** Shows the run as it is now. */
  update(message: RunMessage): void
  /** Shows where answers are read in another way. */
  showReading(): void
}

/** A surface of figures of one run, each drawn by the renderer that draws it in notebooks. */
export function reportPage(first: RunMessage, channel: ReportChannel, state: KeptState): ReportPage {
  const { signal } = new AbortController()
  let { summary } = first
  let reading = keptReading(state)

  const parts = {
    channel: openChannel(channel.context),
    draw: openOutputs(channel.context),
    signal,
    source: (): PayloadSource => ({
      dataset: summary.dataset.path,
      run: summary.path,
      ...(reading !== undefined && { reading }),
    }),
    bootstrap: () => (summary.state === 'running' || summary.answers > MOST_RESAMPLED ? 0 : RESAMPLES),
  }
  const sections = sectionsOf(summary).map((section) =>
    sectionPart(section, (figure) => figurePanel(figure, parts)),
  )
  const panels = sections.flatMap((section) => section.panels)
  const head = html('div', {}, reportHead(first, channel.send))
  const body = html('div', {})
  const form = readingForm(summary.policies, reading, (chosen) => {
    reading = chosen
    state.set(READING, chosen === undefined ? '' : JSON.stringify(chosen))
    panels.forEach((panel) => panel.refresh())
  })

  const figures = [sectionNavigation(sections), form, ...sections.map(({ element }) => element)]
  const fill = (message: RunMessage) => {
    if (message.summary.answers === 0) body.replaceChildren(noAnswers(message, channel.send))
    else if (form.parentElement !== body) body.replaceChildren(...figures)
  }
  fill(first)

  return {
    element: html('div', {}, head, body),
    update(message) {
      const hasChanged = JSON.stringify(message.summary) !== JSON.stringify(summary)
      summary = message.summary
      head.replaceChildren(reportHead(message, channel.send))
      fill(message)
      if (hasChanged) panels.forEach((panel) => panel.refresh())
    },
    showReading() {
      form.open = true
      form.scrollIntoView()
      form.querySelector('select')?.focus({ preventScroll: true })
    },
  }
}

function sectionPart(
  { title, figures }: ReportSection,
  panelOf: (figure: ReportSection['figures'][number]) => FigurePanel,
): SectionPart & { readonly panels: readonly FigurePanel[] } {
  const panels = figures.map(panelOf)
  return {
    ...reportSection(
      title,
      panels.map((panel) => panel.element),
    ),
    panels,
  }
}

/** What the reader chose before the page was hidden. */
function keptReading(state: KeptState): Partial<ReadingPolicies> | undefined {
  const kept = state.get(READING) ?? ''
  return kept === '' ? undefined : parseReading(JSON.parse(kept))
}
