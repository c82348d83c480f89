import type { DatasetProblem } from '../../dataset/dataset'
import type { Sample } from '../../dataset/sample'
import type { Check, CheckContext, CheckRun } from '../check'
import type { FindingKind } from '../finding'

const UNREADABLE: FindingKind = {
  id: 'reading/imagery',
  severity: 'error',
  title: 'Imagery that cannot be read',
  mend: 'Each message says which file and why: put it there, or write it anew.',
}

const ROWS: FindingKind = {
  id: 'reading/rows',
  severity: 'error',
  title: 'Rows and labels that cannot be used',
  mend: 'Each message says what is wrong with which label, row or id; what is left out is in no figure.',
}

const DESCRIPTION: FindingKind = {
  id: 'reading/description',
  severity: 'warning',
  title: 'Keys of the description that mean nothing',
  mend: 'Correct the name; docs/data-sets.md lists those that are known.',
}

/** What the reader met: labels out of range, double ids, rows and images that cannot be read. */
export const readingCheck: Check = {
  id: 'reading',
  findings: [UNREADABLE, ROWS, DESCRIPTION],
  start: (context) => new ReadingRun(context),
}

class ReadingRun implements CheckRun {
  readonly #context: CheckContext

  constructor(context: CheckContext) {
    this.#context = context
  }

  unreadable({ id }: Sample, { message }: DatasetProblem): void {
    this.#context.report(UNREADABLE, { sample: id, detail: message })
  }

  async finish(): Promise<void> {
    const { dataset, report } = this.#context
    for (const { where, message, about } of dataset.problems()) {
      if (about === 'imagery') continue
      if (about === 'description') report(DESCRIPTION, { where, detail: message })
      else if ((await dataset.find(where)) === undefined) report(ROWS, { where, detail: message })
      else report(ROWS, { sample: where, detail: message })
    }
  }
}
