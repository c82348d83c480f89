import { ReoError } from '../../core/errors'
import { SAVED_REPORT_ELEMENT, type SavedFigure, type SavedReport } from '../../protocol/savedReport'
import { type DrawOutput, openOutputs } from '../report/outputs'
import { runHead } from '../report/reportHead'
import { reportSection, sectionNavigation } from '../report/reportSection'
import { html, uniqueId } from '../shared/dom'
import { notice } from '../shared/notice'
import { installStyles } from '../shared/styles'
import { REPORT } from '../shared/styles/report'
import { whenVisibleOrIdle } from '../shared/visible'
import { followSystemTheme } from './systemTheme'
import { savedContext } from './savedContext'

/** Fills the page of a saved report from what it holds, with the renderers of notebooks. */
function showSavedReport(place: HTMLElement, report: SavedReport): void {
  followSystemTheme()
  installStyles({ REPORT })
  const draw = openOutputs(savedContext(report))
  const sections = report.sections.map(({ title, figures }) =>
    reportSection(
      title,
      figures.map((figure) => savedFigure(figure, draw)),
    ),
  )
  const saved = html(
    'p',
    { class: 'reo-note' },
    `Saved on ${new Date(report.saved).toLocaleString()} by REO Notebook. Figures can be pointed at; the file asks nobody.`,
  )
  place.replaceChildren(
    html(
      'div',
      { class: 'reo-figure reo-report' },
      runHead(report.summary, [], saved),
      sectionNavigation(sections),
      ...sections.map(({ element }) => element),
    ),
  )
}

function savedFigure(figure: SavedFigure, draw: DrawOutput): HTMLElement {
  if ('leftOut' in figure) return html('div', { class: 'reo-report-figure' }, notice('info', figure.leftOut))
  const { output } = figure
  const place = html('div', { class: 'reo-report-output', 'data-reo-figure': output.kind })
  void whenVisibleOrIdle(place, new AbortController().signal).then(() =>
    draw(output, uniqueId('saved-figure'), place),
  )
  return html('div', { class: 'reo-report-figure' }, place)
}

/** The report that the page holds: written by the program whose script this is. */
function heldReport(): SavedReport {
  const text = document.getElementById(SAVED_REPORT_ELEMENT)?.textContent
  if (!text) throw new ReoError('This page holds no report', { mend: 'Save the report again.' })
  return JSON.parse(text)
}

showSavedReport(document.body.appendChild(document.createElement('main')), heldReport())
