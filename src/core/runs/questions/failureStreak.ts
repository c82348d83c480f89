import { ReoError } from '../../errors'
import type { Answer } from '../../models/model'

/** Questions in a row that may fail: more, and the next would too. */
const MAXIMUM_IN_ROW = 24

/** Stops a run whose endpoint answers nothing any more, such as one that takes none of the requests. */
export class FailureStreak {
  #inRow = 0

  /** Takes an answer in. @throws ReoError when too many in a row are errors */
  add({ status, error = '' }: Pick<Answer, 'status' | 'error'>): void {
    this.#inRow = status === 'error' ? this.#inRow + 1 : 0
    if (this.#inRow < MAXIMUM_IN_ROW) return
    throw new ReoError(`The last ${this.#inRow} questions failed, this one so: ${error}`, {
      mend: 'Mend what the endpoint says.',
    })
  }
}
