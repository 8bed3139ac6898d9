import { onScopeDispose, watch, type Ref } from 'vue'
import type { CaptureReport } from '../contracts'
import type { HubCall } from '../hub'
import { CaptureWatch } from '../media'

/** The relay forgets a word after thirty seconds. */
const repeatMs = 10_000

export interface CaptureReportOptions {
  call: HubCall
  /** Only then is there anything to watch for. */
  live: Readonly<Ref<boolean>>
  camera: Readonly<Ref<MediaStreamTrack | null>>
  microphone: Readonly<Ref<MediaStreamTrack | null>>
}

/** While a lesson goes on, tells the relay when the room's own camera turns dark, is covered or freezes, and when its microphone is cut off. */
export function useCaptureReport({ call, live, camera, microphone }: CaptureReportOptions): void {
  let watching: CaptureWatch | null = null
  let said: CaptureReport | null = null
  let saidAt = 0

  function tell(report: CaptureReport): void {
    const now = performance.now()
    if (said && said.picture === report.picture && said.clipping === report.clipping && now - saidAt < repeatMs) return
    said = report
    saidAt = now
    // Lost with the line, or one too many: the next look says it again.
    call('ReportCapture', report).catch(() => (said = null))
  }

  watch(
    [live, camera, microphone],
    ([on, picture, sound]) => {
      watching?.close()
      said = null
      watching = on ? new CaptureWatch(picture, sound, tell) : null
    },
    { immediate: true },
  )
  onScopeDispose(() => watching?.close())
}
