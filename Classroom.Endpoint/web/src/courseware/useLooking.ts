import { onScopeDispose, watch, type Ref } from 'vue'

/** Looks come no closer than this: of a file whose pages are being made each page is news. */
const restMs = 500
/** A look that failed is repeated after this, if no news is earlier. */
const retryMs = 5_000

/**
 * Looks now and whenever there is news: one look at a time, and one more for all that was told during it.
 * @returns Looks out of turn, after something the page did itself.
 */
export function useLooking(news: Readonly<Ref<number>>, look: () => Promise<void>): () => void {
  let looking = false
  let due = false
  let stopped = false
  let retry: ReturnType<typeof setTimeout> | undefined

  function now(): void {
    due = true
    if (!looking) void run()
  }

  async function run(): Promise<void> {
    clearTimeout(retry)
    looking = true
    let failed: boolean
    do {
      due = false
      failed = await look().then(
        () => false,
        () => true,
      )
      await new Promise((rested) => setTimeout(rested, restMs))
    } while (due && !stopped)
    looking = false
    if (failed && !stopped) retry = setTimeout(now, retryMs)
  }

  onScopeDispose(() => {
    stopped = true
    clearTimeout(retry)
  })
  watch(news, now, { flush: 'sync' })
  now()
  return now
}
