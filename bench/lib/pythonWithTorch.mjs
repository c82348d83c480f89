// @ts-check
import { runQuietly } from '../../scripts/lib/command.mjs'

const PYTHONS = ['python3', '/usr/bin/python3']

/** Why an anchor in PyTorch is skipped. */
export const NO_TORCH = 'PyTorch and onnx are not installed (Debian: python3-torch, python3-onnx)'

/** A Python that has PyTorch and onnx, or nothing where there is none. */
export async function pythonWithTorch() {
  for (const python of PYTHONS) {
    const has = await runQuietly(python, ['-c', 'import torch, onnx']).then(
      () => true,
      () => false,
    )
    if (has) return python
  }
  return undefined
}
