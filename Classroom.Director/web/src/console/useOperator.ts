import type { LessonCommand, LessonState, Scene, SceneSlot } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ConsoleKeys, KeyAction } from './consoleKeys'
import { deskRefusal, missing, type DeskSentence } from './deskRefusal'
import { card, isBlack, nextLayout, withLayout, withSource } from './sceneEdit'
import { deskSources } from './sources'
import type { Desk } from './useDesk'

/** How long a mix may last at this desk, in ms. */
export const mixes = [250, 500, 1_000] as const

/** What a place shows, in words. */
export type SlotName = (lesson: LessonState, slot: SceneSlot) => string

/** How long a refusal stays to be read. */
const refusalMs = 6_000

/** What the operator's hands do to a lesson. Everything goes through the relay: what is shown is what it says. */
export function useOperator(desk: Desk, lesson: Readonly<Ref<LessonState | null>>, personId: () => string, keys: ConsoleKeys, slotName: SlotName) {
  const { t, locale } = useI18n()
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
  watch(lesson, (now, before) => {
    if (!now || now.lessonId !== before?.lessonId || now.programme.lost || now.programme.takes > before.programme.takes) return
    const { lost, mode } = before.programme
    if (lost && lost.source.kind !== 'page' && mode === now.programme.mode) tell(t('console.returned', { name: slotName(now, lost.source) }))
  })

  function tell(sentence: string): void {
    problem.value = sentence
    clearTimeout(clearing)
    clearing = setTimeout(() => (problem.value = ''), refusalMs)
  }

  /** The same for a sentence of the desk, with the names that its words leave open. */
  function explain(state: LessonState, { key, holder, slots }: DeskSentence): void {
    const names = new Intl.ListFormat(locale.value).format(slots?.map((slot) => slotName(state, slot)) ?? [])
    tell(t(key, { name: holder ?? t('console.otherDirector'), names: names || t('console.someSource') }))
  }

  /** Gives commands one after another; the first that is refused ends it, and is told. */
  async function give(...commands: LessonCommand[]): Promise<void> {
    const state = lesson.value
    if (!state) return
    for (const command of commands) {
      try {
        await desk.send(state.lessonId, command)
      } catch (error) {
        const now = desk.lessons.get(state.lessonId) ?? state
        return explain(now, deskRefusal(error instanceof Refusal ? error.code : 'internal', command, now))
      }
    }
  }

  /** What the preview will be once the relay has taken what is on its way: the next press builds on it, and not on what is shown yet. */
  let coming: Scene | null = null
  const present = (): Scene | null => coming ?? programme.value?.preview ?? null

  async function follow(scene: Scene | null, ...commands: LessonCommand[]): Promise<void> {
    coming = scene
    await give(...commands)
    if (coming === scene) coming = null
  }

  const preview = (scene: Scene) => follow(scene, { type: 'setPreview', scene })
  /** What was on air is the preview then. */
  const take = (ms: number) => follow(programme.value?.onAir ?? null, { type: 'take', mixMs: ms })
  /** Changes the preview; what is on air is locked. */
  function edit(change: (lesson: LessonState, scene: Scene) => Scene): void {
    const scene = present()
    if (lesson.value && scene) void preview(change(lesson.value, scene))
  }

  const putSource = (slot: SceneSlot) => edit((_, scene) => withSource(scene, place.value, slot))

  /** Straight on air, for those who switched it on. */
  function cutTo(slot: SceneSlot): void {
    const now = programme.value
    if (now) void follow(now.onAir, { type: 'setPreview', scene: { layout: 'one', slots: [slot], sound: now.preview.sound, words: '' } }, { type: 'take', mixMs: 0 })
  }

  /** The card at once; while it is on air, back to what was there before. */
  function cover(words: string, ms: number): void {
    const state = programme.value
    if (!state) return
    const back = state.onAir.layout === 'card' && state.onAir.words === words
    void follow(state.onAir, ...(back ? [] : [{ type: 'setPreview', scene: card(state.preview, words) } as const]), { type: 'take', mixMs: ms })
  }

  /** Does what a key means; the caller has seen to it that it counts. */
  function act(action: KeyAction, straight = false): void {
    const state = lesson.value
    if (!armed.value || !state) return
    if (!airs.value && action !== 'layout' && !action.startsWith('source')) return tell(t('refusal.noProgramme'))
    const { programme: now } = state
    if ((action === 'cut' || action === 'auto') && isBlack(coming ?? now.preview)) return tell(t('console.nothingPrepared'))
    if (action === 'cut') void take(0)
    else if (action === 'auto') void take(mixMs.value)
    else if (action === 'standby') cover(t('console.standbyWords'), 0)
    else if (action === 'black') cover('', mixMs.value)
    else if (action === 'layout') edit((of, scene) => withLayout(of, scene, nextLayout(scene.layout)))
    else if (action === 'mute') void give({ type: 'muteProgramme', muted: !now.mixer.muted })
    else {
      const source = deskSources(state).find(({ number }) => action === `source${number}`)
      if (source && !source.there) explain(state, missing([source.slot], state))
      else if (source) (straight ? cutTo : putSource)(source.slot)
    }
  }

  /** The same by mouse or touch: a double click is one press too. */
  const press = (action: KeyAction) => {
    if (keys.counts(action)) act(action)
  }

  return { problem, place, mixMs, programme, holds, airs, armed, give, edit, putSource, act, press }
}

export type Operator = ReturnType<typeof useOperator>
