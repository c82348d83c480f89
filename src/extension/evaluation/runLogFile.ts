import path from 'node:path'

const LONGEST_NAME = 60

/**
 * Where a run of now is logged: `FOLDER/runs/2026-03-01-142501-unet-mean.reo.jsonl`.
 * @param models ids; the name tells them in short
 */
export function runLogFile(folder: string, models: readonly string[], now: Date): string {
  const time = now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
  const names = models.map(shortName).join('-').slice(0, LONGEST_NAME).replace(/-+$/, '')
  return path.join(folder, 'runs', `${time}-${names}.reo.jsonl`)
}

/** `onnx:/models/my unet` → `my-unet`. */
function shortName(model: string): string {
  const last = model.split(/[:/\\]/).findLast((part) => part !== '') ?? model
  return last.replaceAll(/[^\w.]+/g, '-').replaceAll(/^-+|-+$/g, '')
}
