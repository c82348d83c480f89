import { button, html, uniqueId } from '../shared/dom'

/** A section of a report on the page. */
export interface SectionPart {
  readonly title: string
  readonly heading: HTMLElement
  readonly element: HTMLElement
}

/** Figures under a heading. */
export function reportSection(title: string, figures: readonly HTMLElement[]): SectionPart {
  const id = uniqueId('section')
  const heading = html('h2', { class: 'reo-report-heading', id, tabindex: '-1' }, title)
  const element = html('section', { class: 'reo-report-section', 'aria-labelledby': id }, heading, ...figures)
  return { title, heading, element }
}

/** A way to every section, for reports are long. */
export function sectionNavigation(sections: readonly SectionPart[]): HTMLElement {
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
