import type { LessonCommand, LessonState, Scene, SceneSlot } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { refusalSentence } from '@classroom/shared/ui'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ConsoleKeys, KeyAction } from './consoleKeys'
import { card, nextLayout, withLayout, withSource } from './sceneEdit'
import { deskSources } from './sources'
import type { Desk } from './useDesk'

/** How long a mix may last at this desk, in ms. */
export const mixes = [250, 500, 1_000] as const

/** How long a refusal stays to be read. */
const refusalMs = 6_000

/** What the operator's hands do to a lesson. Everything goes through the relay: what is shown is what it says. */
export function useOperator(desk: Desk, lesson: Readonly<Ref<LessonState | null>>, personId: () => string, keys: ConsoleKeys) {
  const { t } = useI18n()
  const problem = shallowRef('')
  /** The place of the preview that the next source goes to. */
  const place = shallowRef(0)
  const mixMs = shallowRef<number>(500)
  let clearing: ReturnType<typeof setTimeout> | undefined

  const programme = computed(() => lesson.value?.programme ?? null)
  const holds = computed(() => programme.value?.desk?.personId === personId())
  const airs = computed(() => programme.value !== null && programme.value.mode !== 'teacher')
  /** The desk's keys work: the link is there, and the lesson is this director's. */
  const armed = computed(() => desk.relay.online.value && holds.value && lesson.value?.ended === false)
  watch(
    () => programme.value?.preview.layout,
    () => (place.value = 0),
  )

  function tell(sentence: string): void {
    problem.value = sentence
    clearTimeout(clearing)
    clearing = setTimeout(() => (problem.value = ''), refusalMs)
  }

  /** Gives commands one after another; the first that is refused ends it, and is told. */
  async function give(...commands: LessonCommand[]): Promise<boolean> {
    const lessonId = lesson.value?.lessonId
    if (!lessonId) return false
    try {
      for (const command of commands) await desk.send(lessonId, command)
      return true
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('internal', String(error))
      tell(refusal.code === 'conflict' ? t('console.sourceGone') : refusal.code === 'tooMany' ? t('console.tooFast') : t(refusalSentence(refusal)))
      return false
    }
  }

  const preview = (scene: Scene) => give({ type: 'setPreview', scene })

  function putSource(slot: SceneSlot): void {
    const scene = programme.value?.preview
    if (scene) void preview(withSource(scene, place.value, slot))
  }

  /** Straight on air, for those who switched it on. */
  function cutTo(slot: SceneSlot): void {
    if (programme.value) void give({ type: 'setPreview', scene: { layout: 'one', slots: [slot], sound: programme.value.preview.sound, words: '' } }, { type: 'take', mixMs: 0 })
  }

  /** The card at once; while it is on air, back to what was there before. */
  function cover(words: string, ms: number): void {
    const state = programme.value
    if (!state) return
    const back = state.onAir.layout === 'card' && state.onAir.words === words
    void give(...(back ? [] : [{ type: 'setPreview', scene: card(state.preview, words) } as const]), { type: 'take', mixMs: ms })
  }

  /** Does what a key means; the caller has seen to it that it counts. */
  function act(action: KeyAction, straight = false): void {
    const state = lesson.value
    if (!armed.value || !state) return
    if (!airs.value && action !== 'layout' && !action.startsWith('source')) return tell(t('console.notOnAir'))
    const { programme: now } = state
    if (action === 'cut') void give({ type: 'take', mixMs: 0 })
    else if (action === 'auto') void give({ type: 'take', mixMs: mixMs.value })
    else if (action === 'standby') cover(t('console.standbyWords'), 0)
    else if (action === 'black') cover('', mixMs.value)
    else if (action === 'layout') void preview(withLayout(state, now.preview, nextLayout(now.preview.layout)))
    else if (action === 'mute') void give({ type: 'muteProgramme', muted: !now.mixer.muted })
    else {
      const source = deskSources(state).find(({ number }) => action === `source${number}`)
      if (source && !source.there) tell(t('console.sourceGone'))
      else if (source) (straight ? cutTo : putSource)(source.slot)
    }
  }

  /** The same by mouse or touch: a double click is one press too. */
  const press = (action: KeyAction) => {
    if (keys.counts(action)) act(action)
  }

  return { problem, place, mixMs, programme, holds, airs, armed, give, preview, putSource, act, press }
}

export type Operator = ReturnType<typeof useOperator>
