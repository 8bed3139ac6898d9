import type { CoursewareApi } from '@classroom/shared/api'
import { Refusal } from '@classroom/shared/hub'

const smallestPart = 256 * 1024
const largestPart = 8 * 1024 * 1024

/** A part should take about this long, so that progress is seen and little is lost with it. */
const partMs = 1_000

/** After a failed part, this much later and then ever later the next try is made. */
const retryMs = [1_000, 2_000, 5_000, 10_000]

/** How much a part of this size that took this long should be followed by. */
export function nextPart(bytes: number, tookMs: number): number {
  const factor = tookMs < partMs / 2 ? 2 : tookMs > partMs * 2 ? 0.5 : 1
  return Math.min(largestPart, Math.max(smallestPart, bytes * factor))
}

/**
 * Sends a file from where the relay has it to, part by part, and finishes it. A line that breaks is waited for; only what the relay refuses ends it,
 * with that Refusal.
 */
export async function uploadFile(
  api: Pick<CoursewareApi, 'append' | 'finish'>,
  documentId: string,
  file: Blob,
  from: number,
  onArrived: (bytes: number) => void,
  stop: AbortSignal,
): Promise<void> {
  let arrived = from
  let part = smallestPart
  let failures = 0
  while (arrived < file.size) {
    stop.throwIfAborted()
    const began = performance.now()
    try {
      arrived = await api.append(documentId, arrived, file.slice(arrived, arrived + part))
      part = nextPart(part, performance.now() - began)
      failures = 0
      onArrived(arrived)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'unreachable') throw error
      part = smallestPart
      await pause(retryMs[Math.min(failures++, retryMs.length - 1)]!, stop)
    }
  }
  await finish(api, documentId, stop)
}

async function finish(api: Pick<CoursewareApi, 'finish'>, documentId: string, stop: AbortSignal): Promise<void> {
  for (let failures = 0; ; failures++) {
    stop.throwIfAborted()
    try {
      await api.finish(documentId)
      return
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'unreachable') throw error
      await pause(retryMs[Math.min(failures, retryMs.length - 1)]!, stop)
    }
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
