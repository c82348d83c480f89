import type { NumberTask } from '../../core/numberTokens/distributionOf'
import { unitColumn } from '../../core/runs/comparison/unitColumn'
import { numberPairs } from '../../core/runs/numberPairs'
import type { ReportEntry } from '../../core/runs/report'
import type { ResidualsPayload } from '../../protocol/residuals'
import type { ScatterPayload } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import type { Resources } from '../resources/resources'
import { errorColumn } from './payloads/errorsAgainst'
import { residualsPayload } from './payloads/residualsPayload'
import { scatterPayload } from './payloads/scatterPayload'
import type { FigureParts, ShownRun } from './runFigure'

type FigureOf<Kind extends RunFigure['kind']> = Extract<RunFigure, { kind: Kind }>

/** Predicted against true values; intervals take tiles together where the data set has them. */
export async function makeScatter(
  resources: Resources,
  { run, source }: ShownRun,
  { pair }: FigureOf<'scatter'>,
  parts: FigureParts & { readonly entries: readonly ReportEntry[] },
): Promise<ScatterPayload> {
  const units = unitColumn(await resources.sampleColumns(run, source))
  return scatterPayload({ ...parts, answers: run.answers, ...(units && { units }), ...(pair && { pair }) })
}

/** Errors against a column, their agreement and their distribution. @throws ReoError when there is no such column */
export async function makeResiduals(
  resources: Resources,
  { run, source }: ShownRun,
  { task, model, against }: FigureOf<'residuals'>,
  parts: FigureParts & { readonly task: NumberTask },
): Promise<ResidualsPayload> {
  const columns = await resources.sampleColumns(run, source)
  const units = unitColumn(columns)
  const models = run.header.models
    .filter(({ id, tasks }) => (model === undefined ? tasks.includes(task) : id === model))
    .map(({ id, title }) => ({ id, title, pairs: numberPairs(run.answers, id, task, units?.unitOf) }))
  const samples = [...new Set(models.flatMap(({ pairs }) => pairs.ids))]
  return residualsPayload({
    ...parts,
    models,
    columns: [...columns.values.keys()].filter((name) => name !== task),
    ...(units && { units }),
    ...(against !== undefined && { column: errorColumn(columns, against, samples) }),
  })
}
