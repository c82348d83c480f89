import { defineConfig } from 'vitest/config'

const browserJourneyMs = 180_000

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          fileParallelism: false,
          testTimeout: browserJourneyMs,
          hookTimeout: browserJourneyMs,
        },
      },
    ],
  },
})
