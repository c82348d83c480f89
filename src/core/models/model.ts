import type { ReadingPolicies } from '../answers/policies'
import type { Task } from '../benchmark/tasks'
import type { Dataset } from '../dataset/dataset'
import type { Imagery, Modality, Sample } from '../dataset/sample'
import type { PromptSet } from '../prompts/promptSet'
import type { PromptSettings } from '../prompts/promptSettings'

/** What was read from an answer: Mg/ha, a count, a CGLS code, yes/no or text. */
export type AnswerValue = number | boolean | string

/** The outcome of asking; only `error` is asked again when a run is resumed. */
export const ANSWER_STATUSES = [
  'answered',
  'refused',
  'unparseable',
  'out-of-range',
  'ambiguous',
  'error',
] as const
export type AnswerStatus = (typeof ANSWER_STATUSES)[number]

/** How an endpoint says that an answer ended before its time: cut off at its greatest length, or declined. */
export const ANSWER_ENDS = ['cut-off', 'refused'] as const
export type AnswerEnd = (typeof ANSWER_ENDS)[number]

/** One model's answer to one question about one sample, as a run log keeps it. */
export interface Answer {
  /** Sample id. */
  readonly sample: string
  /** Model id. */
  readonly model: string
  readonly task: Task
  /** The question asked, where a task has several per sample (human activity). */
  readonly question?: string
  /** Texts of the options that letters stood for, where the question does not tell them. */
  readonly options?: readonly string[]
  /** The answer word for word; for numeric models their number as text. */
  readonly raw: string
  readonly status: AnswerStatus
  /** Present when answered; may be present when out of range. */
  readonly value?: AnswerValue
  /** Characters of `raw` that the value was read from. */
  readonly span?: readonly [start: number, end: number]
  /** Why the status is what it is. */
  readonly reason?: string
  /** What failed, when the status is `error`. */
  readonly error?: string
  /** Absent where the answer ended of itself. */
  readonly ended?: AnswerEnd
  /** True where an identical request, of this run or of an earlier one, had the answer: nothing was sent. */
  readonly cached?: boolean
  readonly latencyMs?: number
  /** Counted from 0 where the same question is asked several times; absent for the first. */
  readonly repeat?: number
  readonly usage?: TokenUsage
  /** The answer's tokens with their probabilities, where the endpoint gives them. */
  readonly logprobs?: readonly TokenLogprob[]
  /** The numbers that it might have given, where the model looked at them as it answered. */
  readonly distribution?: NumberDistribution
  /** Hash of the prompt's words and pictures. */
  readonly promptHash?: string
}

/** Tokens of one request, as the endpoint counts them. */
export interface TokenUsage {
  readonly inputTokens: number
  readonly outputTokens: number
}

/** US dollars per million tokens. */
export interface Prices {
  readonly input: number
  readonly output: number
}

export interface TokenLogprob {
  /** What it adds to the answer: the tokens together are `raw`. */
  readonly token: string
  /** Natural logarithm of its probability. */
  readonly logprob: number
  /** The most probable tokens in its place, itself among them. */
  readonly top: readonly { readonly token: string; readonly logprob: number }[]
}

/** What a model might have given as its number, by the probabilities of the tokens that numbers are made of. */
export interface NumberDistribution {
  /** Numbers in the task's unit with their probabilities, most probable first, each number once. */
  readonly values: readonly (readonly [value: number, probability: number])[]
  /** Probability of all that is not listed: numbers cut for room, and tokens that make no number. With the values' it makes 1. */
  readonly missing: number
  /** Probability within the values' of numbers whose first digits alone are known; each is listed at the middle of what it may be. */
  readonly rounded?: number
}

export interface PatchInput {
  readonly sample: Sample
  /** At least the modalities that the model asked for. */
  readonly imagery: Imagery
}

/** A compute device as ONNX Runtime names its execution providers. */
export const DEVICES = ['cpu', 'cuda', 'webgpu', 'dml', 'coreml'] as const
export type Device = (typeof DEVICES)[number]
export type DeviceChoice = Device | 'auto'

/** How a device is told to keep images, where its own way computes wrongly: channel by channel. */
export type DeviceLayout = 'NCHW'

/** What became of one device that was tried, in plain words for people and logs. */
export interface DeviceTrial {
  readonly device: Device
  /** Absent for the device's own. */
  readonly layout?: DeviceLayout
  readonly outcome: 'used' | 'unavailable' | 'wrong' | 'slower'
  /** One sentence, such as "differs from the CPU by up to 38.2 on the check fixture". */
  readonly reason: string
  /** Largest absolute difference from the CPU over the fixture's outputs. */
  readonly maxDifference?: number
  /** Time of a full batch on the CPU divided by its time on this device; at most that where the device is slower. */
  readonly speedup?: number
}

/** The device a model runs on and every trial that led to it. */
export interface DeviceReport {
  readonly device: Device
  readonly trials: readonly DeviceTrial[]
}

/** What a run log records of a model. */
export interface ModelDescription {
  readonly id: string
  readonly title: string
  readonly tasks: readonly Task[]
  /** Imagery the model looks at; empty for baselines. */
  readonly modalities: readonly Modality[]
  /** Bands that it looks at, where its files say so. */
  readonly bands?: Readonly<Partial<Record<Modality, readonly string[]>>>
  readonly trainingData?: string
  readonly licence?: string
  /** True when it was trained on generated data; shown wherever its figures are shown. */
  readonly synthetic?: boolean
  /** Known once prepared, for models that run on a device. */
  readonly device?: DeviceReport
  /** What its tokens cost, where somebody has said so. */
  readonly prices?: Prices
  /** Known once prepared, for models behind an endpoint. */
  readonly endpoint?: EndpointReport
  /** Present for models that answer in words. */
  readonly reading?: ReadingRecord
  /** Present for models that are asked in words: with it any of their questions can be put again as it was. */
  readonly asking?: AskingRecord
  /** Present for language models that run here: how their answers are made. */
  readonly generation?: GenerationRecord
}

/** How a model's answers are read; they can be read again in other ways. */
export interface ReadingRecord {
  readonly policies: ReadingPolicies
  /** What is asked of a sample without a question of its own; letters in answers pick a question's options. */
  readonly questions: Readonly<Partial<Record<Task, string>>>
}

/** How a model is asked: the words, what it sees, and how much it may say. */
export interface AskingRecord {
  readonly prompts: PromptSet
  readonly prompt: PromptSettings
  readonly temperature: number
  /** Tokens of an answer at most. */
  readonly maximumTokens: number
  /** Alternatives of each token whose probabilities are asked for; 0 for none. */
  readonly topLogprobs: number
  /** Times that each question is asked. */
  readonly repeats: number
}

/** How a language model that runs here makes its answers. */
export interface GenerationRecord {
  /** 0 for the most probable token each time. */
  readonly temperature: number
  /** Where there is chance in the answers, the same seed has the same ones. */
  readonly seed: number
  /** Times that each question is asked. */
  readonly repeats: number
  /** Tokens of an answer at most; the model's own limit may be less. */
  readonly maximumTokens: number
  /** An answer ends before any of these. */
  readonly stop: readonly string[]
  /** Alternatives of each token whose probabilities are kept; 0 for none. */
  readonly topLogprobs: number
  /** Beginnings of a number that are followed at a time, to find out what else it might have been; 0 for not at all. */
  readonly numberBeam: number
}

/** What an endpoint said and did when it was tried before a run. */
export interface EndpointReport {
  /** Address without credentials; those of several servers with commas between. */
  readonly address: string
  /** Addresses among these that did not answer. */
  readonly unreachable?: readonly string[]
  /** The model's name as the endpoint itself tells it. */
  readonly reportedModel?: string
  readonly contextTokens?: number
  /** Whether it told the colour of a picture, or took the picture and told another. */
  readonly pictures: 'seen' | 'taken'
  /** Whether it keeps to a JSON schema. */
  readonly schema: boolean
  /** Whether it gives the probabilities of tokens. */
  readonly logprobs: boolean
}

interface ModelBase {
  readonly description: ModelDescription
  /** Times that each question is asked. */
  readonly repeats: number
  /**
   * Loads weights, proves the device, fits a baseline on the training split, asks an endpoint what it can do:
   * whatever comes before the first answer.
   * @throws ReoError when the model cannot serve this data set
   */
  prepare(dataset: Dataset, signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** A model that answers about many patches at a time: local networks, baselines. */
export interface BatchModel extends ModelBase {
  readonly mode: 'batch'
  /** Largest number of patches {@link predict} takes at a time; the kernel stays responsive between batches. */
  readonly batchSize: number
  /** Answers to the given tasks for every patch, in any order, as they become known. */
  predict(patches: readonly PatchInput[], tasks: readonly Task[], signal?: AbortSignal): AsyncIterable<Answer>
}

/** One question about one patch. */
export interface Question extends PatchInput {
  readonly task: Task
  /** In words, where a task has several per sample (human activity). */
  readonly question?: string
  /** Counted from 0 where the same question is asked several times. */
  readonly repeat: number
  /** The model's answers to the earlier questions about the patch, where it asked for them ({@link QuestionModel.chained}). */
  readonly earlier: readonly Answer[]
}

/** A model that is asked question by question, several at a time: endpoints, recorded answers. */
export interface QuestionModel extends ModelBase {
  readonly mode: 'question'
  /** Name of what serves it; models of one endpoint share its requests. */
  readonly endpoint: string
  /** Requests under way at a time at most. */
  readonly concurrency: number
  /** True where the questions about a patch are asked one after the other, in the order of the logical chain. */
  readonly chained: boolean
  /**
   * Asks one question; an answer that cannot be read is an answer too.
   * @throws EndpointError when there is no answer: the run tries again where that can help
   */
  ask(question: Question, signal?: AbortSignal, turn?: Turn): Promise<Answer>
}

/** Sends a request once the endpoint has room for it; what comes before, such as drawing pictures, takes no room. */
export type Turn = <Result>(request: () => Promise<Result>) => Promise<Result>

/** Anything that answers questions about patches. */
export type Model = BatchModel | QuestionModel
