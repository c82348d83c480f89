import * as v from 'valibot'
import { kindOfMime } from '../../protocol/mimes'
import { payloadSource } from '../../protocol/schemas/payloadBase'
import type { FirstStep } from './steps'

const origin = v.object({ source: v.optional(payloadSource), synthetic: v.boolean() })

/** The steps that somebody has taken whose cell shows an output; none where it is not ours or cannot be read. */
export function stepsShownBy(mime: string, text: () => string): readonly FirstStep[] {
  const kind = kindOfMime(mime)
  if (kind === undefined) return []
  const { source, synthetic } = originOf(text()) ?? {}
  const steps: FirstStep[] = []
  if (kind === 'patch' || kind === 'patchGrid') steps.push('lookAtPatch')
  if (source?.run !== undefined) steps.push('runEvaluation')
  // Of a run, models may be what is generated, and not the data.
  if (source !== undefined && source.run === undefined && synthetic === true) steps.push('openDemo')
  if (source !== undefined && synthetic === false) steps.push('bringData')
  return steps
}

function originOf(text: string): v.InferOutput<typeof origin> | undefined {
  try {
    const parsed = v.safeParse(origin, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
