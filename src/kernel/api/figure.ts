import type { MimeBundle } from '../../protocol/kernel'
import { display } from '../cells/display'
import type { RichOutput } from '../../protocol/payloads'
import { richBundle } from '../outputs/richBundle'
import { DISPLAY, type Displayable } from '../outputs/valueBundle'

/** A figure or table, made once it is shown: as a cell's last value, by `show()` or by `display()`. */
export class Figure implements Displayable {
  readonly #make: () => Promise<RichOutput>
  #made: Promise<RichOutput> | undefined

  constructor(make: () => Promise<RichOutput>) {
    this.#make = make
  }

  /** Shows the figure here and now. */
  show(): Promise<void> {
    return display(this)
  }

  /** What the figure shows, as data. */
  async payload(): Promise<RichOutput['payload']> {
    return (await this.#output()).payload
  }

  async [DISPLAY](): Promise<MimeBundle> {
    return richBundle(await this.#output())
  }

  #output(): Promise<RichOutput> {
    return (this.#made ??= this.#make())
  }
}
