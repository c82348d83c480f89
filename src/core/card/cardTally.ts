import { TASKS } from '../benchmark/tasks'
import type { Sample } from '../dataset/sample'
import { ReoError } from '../errors'
import { classOf } from './attribute'
import { type CategoryDistribution, CategoryTally } from './categoryTally'
import { chooseColumn, REGION_NAMES, SEASON_NAMES, titled } from './columnChoice'
import { ColumnTallies } from './columnTallies'
import type { DataCard } from './dataCard'
import { PlaceTally } from './placeTally'
import { PRESENTED } from './presented'
import { QuantityTally } from './quantityTally'
import { QuestionTally } from './questionTally'
import { SeasonTally } from './seasonTally'
import { totalOf, zeros } from './splitCounts'

/** Metadata columns by name, where they are not to be found by what they are called. */
export interface CardColumns {
  /** Column that names the region. */
  readonly region?: string
  /** Column that holds the day the picture was taken. */
  readonly date?: string
}

/** Counts samples one by one; memory does not grow with their number. */
export class CardTally {
  readonly #named: CardColumns
  readonly #samples = zeros()
  readonly #truth = { humanActivity: zeros(), landCover: zeros(), patchCount: zeros(), agb: zeros() }
  readonly #categories = PRESENTED.map((presented) => ({ ...presented, tally: new CategoryTally() }))
  readonly #agb = new QuantityTally('agb')
  readonly #patchCount = new QuantityTally('patchCount')
  readonly #seasons: SeasonTally
  readonly #columns = new ColumnTallies()
  readonly #questions = new QuestionTally()
  readonly #places = new PlaceTally()

  constructor(named: CardColumns = {}) {
    this.#named = named
    this.#seasons = new SeasonTally(named.date)
  }

  add(sample: Sample): void {
    const { split, truth } = sample
    this.#samples[split]++
    for (const task of TASKS) if (truth[task] !== undefined) this.#truth[task][split]++
    for (const { attribute, tally } of this.#categories) tally.add(split, classOf(attribute, sample))
    this.#agb.add(split, truth.agb)
    this.#patchCount.add(split, truth.patchCount)
    this.#seasons.add(sample)
    this.#columns.add(sample)
    this.#questions.add(sample)
    this.#places.add(sample)
  }

  /** What was counted. @throws ReoError when a column that was named is not there */
  get card(): DataCard {
    const summaries = this.#columns.summaries
    const region = chooseColumn(summaries, REGION_NAMES, this.#named.region)
    const season = this.#named.date === undefined ? chooseColumn(summaries, SEASON_NAMES) : undefined
    const seasons = season === undefined ? this.#datedSeasons() : titled(season, 'Season')
    return {
      samples: this.#samples,
      truth: this.#truth,
      categories: [
        ...this.#categories
          .filter(({ tally }) => tally.classes > 0)
          .map(({ attribute, presentation, tally }) => tally.distribution(attribute, presentation)),
        ...(region === undefined ? [] : [titled(region, 'Region')]),
        ...(seasons === undefined ? [] : [seasons]),
      ],
      quantities: [
        ...(totalOf(this.#truth.agb) > 0 ? [this.#agb.distribution] : []),
        ...(totalOf(this.#truth.patchCount) > 0 ? [this.#patchCount.distribution] : []),
      ],
      questions: this.#questions.summary,
      places: this.#places.summary,
      columns: summaries.filter((summary) => summary !== region && summary !== season),
      columnsLeftOut: this.#columns.leftOut,
    }
  }

  #datedSeasons(): CategoryDistribution | undefined {
    const { distribution } = this.#seasons
    const { date } = this.#named
    if (distribution !== undefined || date === undefined) return distribution
    throw new ReoError(`The column "${date}" dates no sample with a location`, {
      mend: 'Name a column of days such as 2019-05-01.',
    })
  }
}
