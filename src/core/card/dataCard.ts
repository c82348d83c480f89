import type { Task } from '../benchmark/tasks'
import type { CategoryDistribution } from './categoryTally'
import type { ColumnSummary } from './columnTallies'
import type { PlaceSummary } from './placeTally'
import type { QuantityDistribution } from './quantityTally'
import type { QuestionsSummary } from './questionTally'
import type { BySplit } from './splitCounts'

/**
 * What a data set, or a part of one, is made of: how balanced and diverse it is, and how far its splits represent each
 * other. Distributions that no sample has a class or value of are absent.
 */
export interface DataCard {
  readonly samples: BySplit<number>
  /** Samples with truth by task. */
  readonly truth: Readonly<Record<Task, BySplit<number>>>
  /** Land cover, its upper level, human influence, region, season: those that are known. */
  readonly categories: readonly CategoryDistribution[]
  /** Biomass and patch count: those that are known. */
  readonly quantities: readonly QuantityDistribution[]
  readonly questions: QuestionsSummary
  readonly places: PlaceSummary
  /** Metadata columns that stand in no distribution above. */
  readonly columns: readonly ColumnSummary[]
  /** Columns beyond those that can be looked at. */
  readonly columnsLeftOut: number
}
