import { computed, onScopeDispose, shallowRef } from 'vue'
import { earStore } from './earStore'

/** The sound outputs of this PC that can be told apart, and the one that the lecturer wears in the ear, if it was ever said and is plugged in. */
export function useEar() {
  const outputs = shallowRef<MediaDeviceInfo[]>([])
  const chosen = shallowRef(earStore.read())
  const list = () =>
    void navigator.mediaDevices?.enumerateDevices().then(
      (devices) => (outputs.value = devices.filter(({ kind, deviceId, label }) => kind === 'audiooutput' && label && deviceId !== 'default' && deviceId !== 'communications')),
      () => undefined,
    )
  list()
  navigator.mediaDevices?.addEventListener('devicechange', list)
  onScopeDispose(() => navigator.mediaDevices?.removeEventListener('devicechange', list))

  return {
    outputs,
    ear: computed(() => outputs.value.find(({ deviceId }) => deviceId === chosen.value) ?? null),
    choose(deviceId: string): void {
      earStore.write(deviceId)
      chosen.value = deviceId
    },
  }
}
