import { type Task, TASKS } from '../../benchmark/tasks'
import { zeros } from '../../card/splitCounts'
import type { Split } from '../../dataset/sample'
import type { AnnotationText } from '../annotationLog'

/** Counts published texts. */
export class TextTally {
  readonly byTask = new Map<Task, Record<Split, number>>(TASKS.map((task) => [task, zeros()]))
  readonly byRegister = new Map<string, number>()
  readonly templates = new Set<string>()
  readonly rules = new Set<string>()
  total = 0
  mended = 0

  add(split: Split, texts: readonly AnnotationText[]): void {
    for (const { task, register, provenance, checks } of texts) {
      this.total++
      const counts = this.byTask.get(task)
      if (counts !== undefined) counts[split]++
      this.byRegister.set(register, (this.byRegister.get(register) ?? 0) + 1)
      this.templates.add(provenance.template)
      for (const { rule } of checks) this.rules.add(rule)
      if (checks.some(({ outcome }) => outcome === 'mended')) this.mended++
    }
  }
}
