import type { ReadingPolicies } from '../../core/answers/policies'
import type { PayloadSource } from '../../protocol/payloads'
import { parseReading } from '../../protocol/validation'
import { button, html, uniqueId } from '../shared/dom'
import type { KeptState } from '../shared/keptState'
import { openChannel } from '../shared/queries'
import { figurePanel, type FigurePanel } from './figurePanel'
import { openOutputs } from './outputs'
import { readingForm } from './readingForm'
import type { ReportChannel, ReportMessage } from './reportChannel'
import { reportHead } from './reportHead'
import { type ReportSection, sectionsOf } from './sections'

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
  const form = readingForm(summary.policies, reading, (chosen) => {
    reading = chosen
    state.set(READING, chosen === undefined ? '' : JSON.stringify(chosen))
    panels.forEach((panel) => panel.refresh())
  })

  return {
    element: html('div', {}, head, navigation(sections), form, ...sections.map(({ element }) => element)),
    update(message) {
      const hasChanged = JSON.stringify(message.summary) !== JSON.stringify(summary)
      summary = message.summary
      head.replaceChildren(reportHead(message, channel.send))
      if (hasChanged) panels.forEach((panel) => panel.refresh())
    },
    showReading() {
      form.open = true
      form.scrollIntoView()
      form.querySelector('select')?.focus({ preventScroll: true })
    },
  }
}

interface SectionPart {
  readonly title: string
  readonly heading: HTMLElement
  readonly element: HTMLElement
  readonly panels: readonly FigurePanel[]
}

function sectionPart(
  { title, figures }: ReportSection,
  panelOf: (figure: ReportSection['figures'][number]) => FigurePanel,
): SectionPart {
  const id = uniqueId('section')
  const heading = html('h2', { class: 'reo-report-heading', id, tabindex: '-1' }, title)
  const panels = figures.map(panelOf)
  const element = html(
    'section',
    { class: 'reo-report-section', 'aria-labelledby': id },
    heading,
    ...panels.map((panel) => panel.element),
  )
  return { title, heading, element, panels }
}

/** A way to every section, for reports are long. */
function navigation(sections: readonly SectionPart[]): HTMLElement {
  return html(
    'nav',
    { class: 'reo-report-navigation', 'aria-label': 'Sections' },
    ...sections.map(({ title, heading }) =>
      button(
        { class: 'reo-link' },
        () => {
          heading.scrollIntoView()
          heading.focus({ preventScroll: true })
        },
        title,
      ),
    ),
  )
}

/** What the reader chose before the page was hidden. */
function keptReading(state: KeptState): Partial<ReadingPolicies> | undefined {
  const kept = state.get(READING) ?? ''
  return kept === '' ? undefined : parseReading(JSON.parse(kept))
}
