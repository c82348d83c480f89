import type { RunSummary } from '../../../core/runs/runSummary'
import { messageOf } from '../../../core/errors'
import type { Kernel } from '../../kernels/kernel'
import { modelLook, runLook, taskLook } from '../../runs/runItems'
import type { AssistantTool } from '../assistantTool'
import { workspaceRuns } from '../workspaceRuns'

const USUAL_RUNS = 10

/** Tells the runs of the workspace with their headline figures. */
export function listRuns(service: Kernel): AssistantTool<'reo_list_runs'> {
  return {
    doing: () => 'Listing runs',
    async answer({ limit = USUAL_RUNS }, token) {
      const runs = await workspaceRuns()
      if (runs.length === 0) {
        return { text: 'There are no runs in this workspace. The tool reo_evaluate makes one.' }
      }
      const told: string[] = []
      for (const { name, file } of runs.slice(0, limit)) {
        const text = service
          .request('summariseRun', { file }, token)
          .then((summary) => runText(name, summary))
          .catch((thrown: unknown) => `${name}: cannot be read: ${messageOf(thrown)}`)
        told.push(await text)
      }
      const head = `${told.length} of ${runs.length} runs, the one written last first`
      return { text: [head, ...told].join('\n\n') }
    },
  }
}

function runText(name: string, summary: RunSummary): string {
  const { description } = runLook(name, summary)
  const models = summary.models.flatMap((model) => [
    `  ${model.title} (${model.id}): ${modelLook(model).description}`,
    ...model.tasks.map((task) => {
      const { label, description } = taskLook(task)
      return `    ${label} (${task.task}): ${description} of ${task.n}`
    }),
  ])
  const error = summary.error === undefined ? [] : [`  failed: ${summary.error}`]
  return [
    `${name}: ${description}${summary.dataset.synthetic ? ' (synthetic data)' : ''}`,
    `  begun ${summary.created}, data set ${summary.dataset.path}`,
    ...error,
    ...models,
  ].join('\n')
}
