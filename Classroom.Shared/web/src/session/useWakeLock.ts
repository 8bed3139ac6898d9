import { onScopeDispose } from 'vue'

/** Keeps the screen from sleeping while this page is seen. Where the browser does not offer it, the room PC's own settings decide. */
export function useWakeLock(): void {
  let lock: WakeLockSentinel | null = null
  let closed = false

  async function take(): Promise<void> {
    if (closed || document.visibilityState !== 'visible' || (lock && !lock.released)) return
    try {
      lock = (await navigator.wakeLock?.request('screen')) ?? null
    } catch {
      // Refused, for example on a low battery: nothing to do about it.
      lock = null
    }
    if (closed) void lock?.release()
  }

  const again = () => void take()
  // The browser takes the lock back whenever the page is hidden.
  document.addEventListener('visibilitychange', again)
  again()
  onScopeDispose(() => {
    closed = true
    document.removeEventListener('visibilitychange', again)
    void lock?.release()
  })
}
