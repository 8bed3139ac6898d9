import { captureProblem, type CaptureProblem } from './captureProblem'

export type CapturedScreen = { video: MediaStreamTrack; audio: MediaStreamTrack | null } | { problem: CaptureProblem } | 'cancelled'

/**
 * Lets the teacher choose a screen, window or tab. Must be called from a press. Closing the browser's chooser and refusing are one error
 * name there (NotAllowedError), and both mean "not now", so both answer 'cancelled'.
 */
export async function captureScreen(): Promise<CapturedScreen> {
  if (!navigator.mediaDevices?.getDisplayMedia) return { problem: 'insecure' }
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 15, max: 30 } }, audio: true })
    const video = stream.getVideoTracks()[0]!
    video.contentHint = 'detail'
    return { video, audio: stream.getAudioTracks()[0] ?? null }
  } catch (error) {
    const problem = captureProblem(error)
    return problem === 'refused' ? 'cancelled' : { problem }
  }
}
