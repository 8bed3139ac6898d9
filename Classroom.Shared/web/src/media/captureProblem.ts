/**
 * Why a camera, microphone or screen gives no track: insecure (the page is neither https nor localhost, so the browser offers none), refused
 * (by the person or by policy), missing (none attached), busy (another program holds it), lost (it gave a track and was pulled out), failed (anything else).
 */
export type CaptureProblem = 'insecure' | 'refused' | 'missing' | 'busy' | 'lost' | 'failed'

const byName: Record<string, CaptureProblem> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** Reads the error of getUserMedia or getDisplayMedia (W3C Media Capture and Streams §10.2). */
export function captureProblem(error: unknown): CaptureProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return byName[name] ?? 'failed'
}

/** A problem that may mend itself (a plug, another program ending) and is worth trying again without a person. */
export function mendsItself(problem: CaptureProblem): boolean {
  return problem === 'missing' || problem === 'busy' || problem === 'lost' || problem === 'failed'
}
