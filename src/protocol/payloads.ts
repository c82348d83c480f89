import type { ReadingPolicies } from '../core/answers/policies'
import type { Task } from '../core/benchmark/tasks'
import type { Derivation } from '../core/runs/derivations'
import type { DataCard } from '../core/card/dataCard'
import type { BandNames } from '../core/dataset/dataset'
import type { Conditions } from '../core/dataset/conditions'
import type { DatasetRanges } from '../core/dataset/datasetRanges'
import type { Finding } from '../core/checks/finding'
import type { Location, MetadataValue, Modality, Split, Truth } from '../core/dataset/sample'
import type { AnswerShifts } from '../core/metrics/errors/answerShifts'
import type { ErrorBin } from '../core/metrics/errors/errorBins'
import type { FittedLine } from '../core/metrics/errors/fittedLine'
import type { Saturation } from '../core/metrics/errors/saturationOnset'
import type { FilterCounts } from '../core/metrics/answers/filterQuestions'
import type { ClassificationMetrics, Interval, RegressionMetrics } from '../core/metrics/results'
import type { AnswerStatus, AnswerValue } from '../core/models/model'
import type { NumberTask } from '../core/numberTokens/distributionOf'
import type { NumberDiagnostics } from '../core/numberTokens/numberDiagnostics'
import type { AnswerSpread } from '../core/metrics/answers/answerSpread'
import type { AnswerOrder } from '../core/metrics/answers/sortQuestions'
import type { Criterion, Selection, ValueTest } from '../core/selection/selection'
import type { ResidualsPayload } from './residuals'
import type { CoveragePayload, LeaderboardPayload } from './rankingPayloads'
import type { ReviewPayload } from './reviews'
import type { FlipsPayload } from './flips'
import type { RunFigure } from './runFigures'

/** A typed array in JSON, in the shape Plotly reads too: little-endian bytes as base64. */
export interface EncodedArray {
  readonly dtype: 'u1' | 'i2' | 'u2' | 'i4' | 'f4' | 'f8'
  readonly bdata: string
}

/** Where an output's samples come from, so that a click can be answered, also after the notebook is reopened. */
export interface PayloadSource {
  /** What `reo.open` was given: a path or `demo`. */
  readonly dataset: string
  /** Absolute path of the run log, where the output shows a run. */
  readonly run?: string
  /** Policies by which the run's answers were read again, where they were. */
  readonly reading?: Partial<ReadingPolicies>
  /** The samples of the run that the output is of; all of them when absent. */
  readonly within?: Selection
  /** Ways by which models were derived from the run's own. */
  readonly derived?: readonly Derivation[]
  /** Expression over columns that chooses the run's samples, such as `class = 112 and region = 3`. */
  readonly slice?: string
  /** Absolute path of the annotations, where the output shows some. */
  readonly annotations?: string
}

/** What every rich output carries. */
export interface PayloadBase {
  readonly version: 1
  /** Heading above the output. */
  readonly title: string
  /** Absent when the samples are not in a data set; then clicks list ids only. */
  readonly source?: PayloadSource
  /** How its run makes it, also over a part of the samples; absent where it shows no run. */
  readonly figure?: RunFigure
  /** True when data or models are generated: the output says so. */
  readonly synthetic: boolean
}

/** One modality's pixels: physical value = stored × scale + offset, `nodata` where nothing was seen. */
export interface EncodedRaster {
  readonly bands: readonly string[]
  readonly width: number
  readonly height: number
  readonly unit: string
  /** Band-sequential. */
  readonly pixels: EncodedArray
  readonly scale: number
  readonly offset: number
  /** Stored value that means no data. */
  readonly nodata: number
}

/** A model's answer as an output shows it. */
export interface ShownAnswer {
  readonly model: string
  readonly task: Task
  readonly question?: string
  /** The model's words, or the part of many that holds what was read. */
  readonly raw: string
  /** Present where `raw` is a part: which character of the whole it begins with, and how many the whole has. */
  readonly cut?: { readonly from: number; readonly length: number }
  readonly status: AnswerStatus
  readonly value?: AnswerValue
  /** Characters of `raw` that the value was read from. */
  readonly span?: readonly [start: number, end: number]
  readonly reason?: string
  /** Counted from 0 where a question was asked several times; absent for the first. */
  readonly repeat?: number
  /** Present where the model was sent words and pictures, which can be shown. */
  readonly promptHash?: string
  /** How the answer was read, where that is corrected by hand. */
  readonly corrected?: { readonly status: AnswerStatus; readonly value?: AnswerValue }
}

/** `application/vnd.reo.patch.v1+json`: one patch in full. */
export interface PatchPayload extends PayloadBase {
  readonly id: string
  readonly split: Split
  readonly location?: Location
  readonly metadata: Readonly<Record<string, MetadataValue>>
  readonly truth: Truth
  readonly imagery: { readonly [M in Modality]?: EncodedRaster }
  /** Metres per pixel, where known. */
  readonly pixelSize?: number
  /** Percentiles of the data set's bands, so that its patches can be shown under one stretch; absent where unknown. */
  readonly datasetRanges?: DatasetRanges
  /** Composite to show first; natural colour where it can be made when absent. */
  readonly composite?: string
  /** What was done to the imagery before it is shown, such as bands that were resampled. */
  readonly notes?: readonly string[]
  readonly answers: readonly ShownAnswer[]
  /** The run logs that answers are from, where they are from several. */
  readonly runs?: readonly PatchRun[]
}

/** A run that has answers about a patch. */
export interface PatchRun {
  /** File name of its log. */
  readonly name: string
  /** ISO 8601 time. */
  readonly created: string
  /** Models whose answers are from it. */
  readonly models: readonly string[]
}

/** Points one by one, or counts on a grid where there are too many to send. */
export type ScatterPoints =
  | {
      readonly kind: 'points'
      /** Sample ids, parallel to the values. */
      readonly ids: readonly string[]
      /** f4, in the payload's unit. */
      readonly truth: EncodedArray
      readonly predicted: EncodedArray
    }
  | {
      readonly kind: 'density'
      /** Equal cells from `low` to `high` on both axes. */
      readonly low: number
      readonly high: number
      readonly cells: number
      /** u2 or i4 counts, row-major, row = predicted from low to high, column = truth. */
      readonly counts: EncodedArray
    }

/** What a cloud of predictions looks like. */
export interface RegressionShape {
  /** Absent where truth does not vary. */
  readonly line?: FittedLine
  /** By true value. */
  readonly bins: readonly ErrorBin[]
  /** Absent where predictions do not saturate. */
  readonly saturation?: Saturation
  /** Column whose samples are taken together in intervals, such as tiles; absent where each stands for itself. */
  readonly clustered?: string
}

/** Two models' answers about the same samples, those that differ most. */
export interface ScatterPair extends AnswerShifts {
  readonly models: readonly [first: string, second: string]
}

export interface ScatterSeries {
  readonly model: string
  readonly title: string
  readonly metrics: RegressionMetrics
  readonly points: ScatterPoints
  readonly shape?: RegressionShape
}

/** `application/vnd.reo.scatter.v1+json`: predicted against true values. */
export interface ScatterPayload extends PayloadBase {
  readonly task: Task
  readonly quantity: string
  readonly unit: string
  /** Axis limits shared by both axes. */
  readonly limits: readonly [low: number, high: number]
  readonly series: readonly ScatterSeries[]
  /** Present where two models were asked to be laid over each other. */
  readonly pair?: ScatterPair
}

export interface ConfusionLabel {
  /** As in the metrics' labels: the CGLS code or the answer text. */
  readonly key: string
  readonly title: string
  readonly colour?: string
  /** The values that are of this class; those scored as its key when absent. */
  readonly test?: ValueTest
  /** True where it stands for all classes that are too rare to be shown; it cannot be pointed at. */
  readonly gathered?: boolean
}

export interface ConfusionSeries {
  readonly model: string
  readonly title: string
  readonly metrics: ClassificationMetrics
}

/** True against predicted classes, one matrix per model. */
export interface ConfusionClasses {
  /** In the order in which they are shown. */
  readonly labels: readonly ConfusionLabel[]
  readonly series: readonly ConfusionSeries[]
}

/** The same answers by other classes, or those to one question. */
export interface ConfusionView extends ConfusionClasses {
  readonly title: string
  readonly question?: string
}

/** `application/vnd.reo.confusion.v1+json`: true against predicted classes, in one view or several. */
export interface ConfusionPayload extends PayloadBase, ConfusionClasses {
  readonly task: Task
  /** What its own labels are called beside other views. */
  readonly viewTitle?: string
  readonly views?: readonly ConfusionView[]
}

export type TableCell = string | number | boolean | null | Interval

export type TableRow = Readonly<Record<string, TableCell>>

export interface TableColumn {
  readonly key: string
  readonly title: string
  readonly kind: 'text' | 'number'
  readonly unit?: string
  /** Decimals to show. */
  readonly digits?: number
  /** Which end is best, to mark the best value of a column. */
  readonly better?: 'low' | 'high'
}

/** The samples that a row stands for. */
export interface TableMark {
  /** In words, such as `class = 112 and region = 3`. */
  readonly title: string
  readonly criterion: Criterion
}

/** `application/vnd.reo.table.v1+json`: a sortable table, such as a run's report. */
export interface TablePayload extends PayloadBase {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** Key of a column whose values split the rows into blocks with a heading each, such as a report's tasks. */
  readonly groupBy?: string
  /** What the rows stand for, so that they can be selected. */
  readonly marks?: {
    /** Key of the column of text that is pointed at. */
    readonly column: string
    /** In the order of the rows; null where one stands for no samples. */
    readonly rows: readonly (TableMark | null)[]
  }
  /** Sentences under the table: what was skipped, which device ran, what the intervals are. */
  readonly notes: readonly string[]
}

export interface AnswersRow {
  readonly sample: string
  readonly question?: string
  /** PNG as base64, natural colour; absent where the imagery cannot be read. */
  readonly thumbnail?: string
  readonly truth: AnswerValue | null
  readonly answers: readonly ShownAnswer[]
}

/** `application/vnd.reo.answers.v1+json`: every model's answer beside the truth. */
export interface AnswersPayload extends PayloadBase {
  readonly task: Task
  readonly unit: string
  readonly models: readonly { readonly id: string; readonly title: string }[]
  readonly rows: readonly AnswersRow[]
  /** Rows in all that are wanted; `rows` may be some of them. */
  readonly total: number
  /** How many rows there are of each choice of a filter; absent where nobody can filter but the view itself. */
  readonly counts?: FilterCounts
}

/** Statements about one sample that cannot both be right. */
export interface ShownContradiction {
  /** Whose answers contradict each other; absent where the labels do. */
  readonly model?: string
  readonly title: string
  /** The tasks whose answers do. */
  readonly tasks: readonly Task[]
}

/** `application/vnd.reo.chain.v1+json`: the questions of the logical chain about one sample, in their order. */
export interface ChainPayload extends PayloadBase {
  readonly sample: string
  /** PNG as base64, natural colour; absent where the imagery cannot be read. */
  readonly thumbnail?: string
  readonly models: readonly { readonly id: string; readonly title: string }[]
  readonly questions: readonly {
    readonly task: Task
    readonly question?: string
    readonly truth: AnswerValue | null
    readonly answers: readonly ShownAnswer[]
  }[]
  readonly contradictions: readonly ShownContradiction[]
}

/** `application/vnd.reo.findings.v1+json`: what is wrong with a data set. */
export interface FindingsPayload extends PayloadBase {
  /** Absent where all splits were checked. */
  readonly split?: Split
  /** Samples whose labels and places were checked. */
  readonly samples: number
  /** Samples whose imagery was checked too. */
  readonly images: number
  /** The gravest first. */
  readonly findings: readonly Finding[]
}

/** A part of a data set that can be asked for again. */
export interface DataPart {
  readonly split?: Split
  readonly where?: Conditions
}

/** `application/vnd.reo.data-card.v1+json`: what a data set, or a part of it, is made of. */
export interface DataCardPayload extends PayloadBase {
  /** What the data set says of itself: format, bands, licence and the like. */
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly card: DataCard
  /**
   * The part that was counted, where its samples can be asked for. A part that a function chose cannot: it has no
   * {@link PayloadBase.source}.
   */
  readonly part: DataPart
}

export interface NumbersSeries {
  readonly model: string
  readonly title: string
  readonly diagnostics: NumberDiagnostics
}

/** `application/vnd.reo.numbers.v1+json`: what becomes of numbers because they are written in tokens. */
export interface NumbersPayload extends PayloadBase {
  readonly task: NumberTask
  readonly unit: string
  readonly series: readonly NumbersSeries[]
}

/** A patch of a gallery; its picture comes by query when it is in view. */
export interface PatchTile {
  readonly sample: string
  readonly question?: string
  readonly truth: AnswerValue | null
  /** Of the shown model, its words cut short; absent where it was not asked. */
  readonly answer?: ShownAnswer
  /** What all models that are compared say. */
  readonly spread: AnswerSpread
}

/** `application/vnd.reo.patch-grid.v1+json`: a gallery of patches with one model's answers. */
export interface PatchGridPayload extends PayloadBase {
  readonly task: Task
  readonly unit: string
  /** Tasks and models that can be shown instead. */
  readonly tasks: readonly Task[]
  readonly models: readonly { readonly id: string; readonly title: string }[]
  /** Whose answers the tiles show; absent where no model can do the task. */
  readonly model?: string
  readonly sort: AnswerOrder
  /** Names of the bands that pictures can be made of; none where the data set is gone. */
  readonly bands: BandNames
  readonly tiles: readonly PatchTile[]
  /** Tiles in all; `tiles` may be the first of them. */
  readonly total: number
  /** How many of all its questions the shown model answered. */
  readonly answered: number
}

/** The payload of each kind of output. */
export interface Payloads {
  readonly patch: PatchPayload
  readonly scatter: ScatterPayload
  readonly confusion: ConfusionPayload
  readonly answers: AnswersPayload
  readonly table: TablePayload
  readonly findings: FindingsPayload
  readonly dataCard: DataCardPayload
  readonly numbers: NumbersPayload
  readonly residuals: ResidualsPayload
  readonly chain: ChainPayload
  readonly patchGrid: PatchGridPayload
  readonly leaderboard: LeaderboardPayload
  readonly coverage: CoveragePayload
  readonly review: ReviewPayload
  readonly flips: FlipsPayload
}

/** A rich output: its kind and its payload. */
export type RichOutput = {
  readonly [Kind in keyof Payloads]: { readonly kind: Kind; readonly payload: Payloads[Kind] }
}[keyof Payloads]
