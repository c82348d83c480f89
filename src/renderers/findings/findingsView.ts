import type { FindingsPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatCount } from '../shared/format'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { samplesSelection } from '../shared/samplesSelection'
import { segmented } from '../shared/segmented'
import { type FindingItem, findingItem } from './findingItem'
import { countInWords, type Finding, SEVERITY_ORDER } from './severity'

const SHOWN = 'severity'
const OPEN = 'open'
const ALL = 'all'

/** Findings by severity; one at a time opens, with the patches behind it. */
export function findingsView(payload: FindingsPayload, host: FigureHost): void {
  const { choices, root } = host
  const linked = linkedPatches(host, () => undefined)
  const items = payload.findings.map((finding) => findingItem(finding, toggled))
  const list = html('div', { class: 'reo-findings' }, ...items.map(({ element }) => element))
  const severities = SEVERITY_ORDER.filter((severity) =>
    payload.findings.some((finding) => finding.severity === severity),
  )

  function toggled(item: FindingItem): void {
    const { element, finding } = item
    if (!element.open) {
      if (choices.get(OPEN) !== finding.id) return
      choices.delete(OPEN)
      return linked.clear()
    }
    choices.set(OPEN, finding.id)
    for (const other of items) if (other !== item) other.element.open = false
    showPatches(item)
  }

  function showPatches({ element, finding }: FindingItem): void {
    const samples = samplesOf(finding)
    linked.clear()
    element.append(linked.element)
    if (payload.source === undefined || samples.length === 0) return
    linked.show(samplesSelection(finding.title, payload.source, samples, (sample) => noteOn(finding, sample)))
  }

  function filter(): void {
    const shown = shownFindings(payload, choices)
    for (const { element, finding } of items) element.hidden = !shown.includes(finding)
  }

  const filterSwitch = segmented(
    'Severity',
    [
      { id: ALL, title: `All ${payload.findings.length}` },
      ...severities.map((severity) => ({ id: severity, title: countOf(payload, severity) })),
    ],
    choices.get(SHOWN) ?? ALL,
    (chosen) => {
      choices.set(SHOWN, chosen)
      filter()
    },
  )
  filter()
  root.append(
    header(payload, severities.length > 1 ? filterSwitch : undefined),
    html('p', { class: 'reo-note' }, summaryOf(payload)),
    payload.findings.length === 0 ? notice('info', 'Nothing was found to be wrong.') : list,
  )
  const open = items.find(({ finding }) => finding.id === choices.get(OPEN))
  if (open !== undefined) open.element.open = true
}

/** The findings of the severity that the reader chose. */
export function shownFindings(
  { findings }: FindingsPayload,
  choices: ReadonlyMap<string, string>,
): readonly Finding[] {
  const shown = choices.get(SHOWN) ?? ALL
  return findings.filter(({ severity }) => shown === ALL || severity === shown)
}

/** Samples that a finding names, each once. */
function samplesOf({ occurrences }: Finding): readonly string[] {
  const named = occurrences.flatMap(({ sample, other }) => [sample, other])
  return [...new Set(named.filter((id) => id !== undefined))]
}

function noteOn({ occurrences }: Finding, id: string): string | undefined {
  return occurrences.find(({ sample, other }) => sample === id || other === id)?.detail
}

function countOf(payload: FindingsPayload, severity: Finding['severity']): string {
  return countInWords(payload.findings.filter((finding) => finding.severity === severity))
}

function summaryOf({ split, samples, images }: FindingsPayload): string {
  const which = split === undefined ? '' : ` of split ${split}`
  const imagery =
    images === samples ? 'with their imagery' : `and the imagery of ${formatCount(images)} of them`
  return `${formatCount(samples)} samples${which} checked, ${imagery}.`
}
