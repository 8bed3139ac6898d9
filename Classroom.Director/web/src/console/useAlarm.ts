import { onScopeDispose, watch } from 'vue'

/** Three short tones when something on air is lost, again each few seconds until it is seen to: an operator looks away. */
const everyMs = 6_000

export function useAlarm(isOn: () => boolean): void {
  let timer: ReturnType<typeof setInterval> | undefined
  let context: AudioContext | null = null

  function sound(): void {
    context ??= new AudioContext()
    void context.resume().catch(() => undefined)
    for (const at of [0, 0.2, 0.4]) {
      const tone = new OscillatorNode(context, { frequency: 880 })
      const gain = new GainNode(context, { gain: 0.08 })
      tone.connect(gain).connect(context.destination)
      tone.start(context.currentTime + at)
      tone.stop(context.currentTime + at + 0.1)
    }
  }

  watch(
    isOn,
    (on) => {
      clearInterval(timer)
      if (!on) return
      sound()
      timer = setInterval(sound, everyMs)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearInterval(timer)
    void context?.close()
  })
}
