import { describe, expect, it } from 'vitest'
import { modulesOfActivation } from '../../../scripts/lib/bundles.mjs'

describe('Activation', () => {
  it('loads neither what a command does nor what checks messages and talks to kernels', async () => {
    const modules = await modulesOfActivation()
    const late = [
      /^node_modules\//,
      /^src\/protocol\/(validation\.ts|schemas\/)/,
      /^src\/core\/(dataset|models\/onnx|runs\/readRun)/,
      /^src\/extension\/(commands\/(?!registerCommands?\.ts)|evaluation|importing|kernels\/kernelProcess)/,
    ]
    expect(modules.length).toBeGreaterThan(20)
    expect(modules.filter((module) => late.some((pattern) => pattern.test(module)))).toEqual([])
  })
})
