/** Waits for what VS Code brings about by itself; a test that waits in vain ends by its time limit. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}
