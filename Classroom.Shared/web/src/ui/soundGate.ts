import { inject, provide, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

type Play = () => Promise<void>

/** Browsers play sound only after a press on the page (unless policy allows it). The gate gathers what was held back and plays it on one press. */
export interface SoundGate {
  /** True while some sound waits for a press. */
  blocked: Readonly<ShallowRef<boolean>>
  block(play: Play): void
  open(): void
}

const key: InjectionKey<SoundGate> = Symbol('soundGate')

export function provideSoundGate(): SoundGate {
  const waiting = new Set<Play>()
  const blocked = shallowRef(false)
  const gate: SoundGate = {
    blocked: shallowReadonly(blocked),
    block(play) {
      waiting.add(play)
      blocked.value = true
    },
    open() {
      const plays = [...waiting]
      waiting.clear()
      blocked.value = false
      plays.forEach((play) => void play())
    },
  }
  provide(key, gate)
  return gate
}

export function useSoundGate(): SoundGate {
  const gate = inject(key)
  if (!gate) throw new Error('no provideSoundGate above')
  return gate
}
