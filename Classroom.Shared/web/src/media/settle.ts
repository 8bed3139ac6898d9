/** Waits for all of them, then throws the first failure: no call is left running behind a step that has failed. */
export async function settle(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
