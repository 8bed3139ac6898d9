import { onScopeDispose, shallowReactive } from 'vue'
import { captureDevice, captureRoom, mendsItself, type Captured, type RoomDevice } from '../media'

/** A device that may mend itself is tried again this often, besides whenever something is plugged in. */
const retryMs = 5_000

/** A device before it has answered is null. */
export type RoomCapture = Record<RoomDevice, Captured | null>

/** The room's camera and microphone, opened at once and kept open: pulled out and plugged in again, refused and then allowed, they come back. */
export function useCapture(): RoomCapture {
  const devices = shallowReactive<RoomCapture>({ camera: null, microphone: null })
  const all: RoomDevice[] = ['camera', 'microphone']
  let closed = false
  let opening = true

  function take(device: RoomDevice, captured: Captured): void {
    if (closed) {
      if ('track' in captured) captured.track.stop()
      return
    }
    devices[device] = captured
    if ('track' in captured) captured.track.onended = () => take(device, { problem: 'lost' })
  }

  async function reopen(worth: (device: Captured) => boolean): Promise<void> {
    if (opening) return
    opening = true
    for (const device of all) {
      const current = devices[device]
      if (current && worth(current)) take(device, await captureDevice(device))
    }
    opening = false
  }

  const mending = (captured: Captured) => 'problem' in captured && mendsItself(captured.problem)
  const onPlug = () => void reopen(mending)
  const timer = setInterval(onPlug, retryMs)
  navigator.mediaDevices?.addEventListener('devicechange', onPlug)
  const stopWatching = watchPermissions(() => void reopen((captured) => 'problem' in captured))

  void captureRoom().then((captured) => {
    opening = false
    all.forEach((device) => take(device, captured[device]))
  })

  onScopeDispose(() => {
    closed = true
    clearInterval(timer)
    stopWatching()
    navigator.mediaDevices?.removeEventListener('devicechange', onPlug)
    for (const captured of Object.values(devices)) if (captured && 'track' in captured) captured.track.stop()
  })
  return devices
}

/** Calls back when the person or the policy changes a permission. Browsers that do not tell are left to a reload. */
function watchPermissions(changed: () => void): () => void {
  const watched: PermissionStatus[] = []
  for (const name of ['camera', 'microphone'] as PermissionName[]) {
    void navigator.permissions?.query({ name }).then(
      (status) => {
        status.addEventListener('change', changed)
        watched.push(status)
      },
      () => undefined,
    )
  }
  return () => watched.forEach((status) => status.removeEventListener('change', changed))
}
