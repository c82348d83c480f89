import type { Task } from '../../benchmark/tasks'
import type { Dataset } from '../../dataset/dataset'
import type { Split } from '../../dataset/sample'
import type { ChatSettings } from '../../models/chat/chatSettings'
import type { ShardLimits } from './shardWriter'

/** What is to be asked by a batch service or a cluster. */
export interface BatchExport {
  readonly dataset: Dataset
  readonly split: Split
  readonly tasks: readonly Task[]
  /** As the service names it. */
  readonly model: string
  readonly settings: ChatSettings
  /** Folder for the files; new or empty. */
  readonly folder: string
  readonly shard: ShardLimits
  /** Run log with answers that are not asked for again. */
  readonly run?: string
  /** Address at which the folder `pictures` will be found; pictures are put into the requests when absent. */
  readonly picturesAt?: string
  readonly limit?: number
}
