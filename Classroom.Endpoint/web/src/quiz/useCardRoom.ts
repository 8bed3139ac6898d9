import { answers, CardReader, SteadyAnswers } from '@classroom/shared/cards'
import type { AskedQuestion, CardReading, LessonCommand } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { choicesOf } from './options'

/** New readings are gathered so long before they are sent, in ms: a class turns its cards within seconds, and a command a second carries them all. */
const gatherMs = 500

/**
 * Reads paper cards from a camera's track while a question with cards is open, and sends what was read. The reader is fetched with the first such
 * question and ends with it; the picture is the raw one, for a mirrored card is none.
 */
export function useCardRoom(asked: () => AskedQuestion | null, track: () => MediaStreamTrack | null, send: (command: LessonCommand) => Promise<void>) {
  const read = shallowRef<ReadonlySet<number>>(new Set())
  const failed = shallowRef(false)
  const reading = computed(() => {
    const question = asked()
    return question?.cards && question.phase === 'open' ? question : null
  })

  let end: (() => void) | null = null
  watch(
    [() => reading.value?.questionId, track] as const,
    ([questionId, camera], before) => {
      end?.()
      end = null
      if (questionId !== before?.[0]) read.value = new Set()
      failed.value = false
      if (reading.value && camera) end = begin(reading.value, camera)
    },
    { immediate: true },
  )
  onScopeDispose(() => end?.())

  function begin(question: AskedQuestion, camera: MediaStreamTrack): () => void {
    const video = document.createElement('video')
    video.muted = true
    video.srcObject = new MediaStream([camera])
    void video.play().catch(() => (failed.value = true))
    const steady = new SteadyAnswers()
    const reader = new CardReader()
    const unsent = new Map<number, number>()
    const stopWatching = reader.watch(
      video,
      ({ readings }) => {
        failed.value = false
        const isNew = readings.some(({ seat, answer }) => steady.all.get(seat) !== answer)
        for (const { seat, answer } of steady.add(readings)) {
          const choice = answers.indexOf(answer)
          if (choice < choicesOf(question.question)) unsent.set(seat, choice)
        }
        return isNew
      },
      () => (failed.value = true),
    )
    const timer = setInterval(() => void flush(question, unsent), gatherMs)
    return () => {
      clearInterval(timer)
      stopWatching()
      reader.close()
      video.srcObject = null
    }
  }

  async function flush(question: AskedQuestion, unsent: Map<number, number>): Promise<void> {
    if (unsent.size === 0) return
    const readings: CardReading[] = [...unsent].map(([seat, choice]) => ({ seat, choice }))
    unsent.clear()
    try {
      await send({ type: 'readCards', questionId: question.questionId, readings })
      read.value = new Set([...read.value, ...readings.map(({ seat }) => seat)])
    } catch (error) {
      // After stop nothing counts any more. What a lost line kept back is sent with the next, unless it was read anew meanwhile.
      if (error instanceof Refusal && error.code !== 'unreachable') return
      readings.filter(({ seat }) => !unsent.has(seat)).forEach(({ seat, choice }) => unsent.set(seat, choice))
    }
  }

  return {
    /** Seats whose cards were read for this question and taken by the relay. */
    read,
    /** Cards cannot be read at present. */
    failed,
  }
}
