import { CardReader, SteadyAnswers, type Answer } from '@classroom/shared/cards'
import { captureCards, type CaptureProblem } from '@classroom/shared/media'
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

/** What the page says while no cards are read: the camera's problem, or that the reader itself could not be had. */
export type CheckProblem = CaptureProblem | 'noReader'

/** Reads the cards that this device's camera sees, without any lesson, until the page is left. */
export function useCardCheck(video: Ref<HTMLVideoElement | null>) {
  const stream = shallowRef<MediaStream | null>(null)
  const answers = ref<{ seat: number; answer: Answer }[]>([])
  const figures = shallowRef<{ now: number; ms: number } | null>(null)
  const problem = ref<CheckProblem | null>(null)
  const steady = new SteadyAnswers()
  const reader = new CardReader()
  let stopWatching: (() => void) | null = null
  let closed = false

  void captureCards().then((captured) => {
    if ('problem' in captured) problem.value = captured.problem
    else if (closed) captured.track.stop()
    else stream.value = new MediaStream([captured.track])
  })

  watch([stream, video], () => {
    if (!stream.value || !video.value) return
    video.value.srcObject = stream.value
    stopWatching?.()
    stopWatching = reader.watch(
      video.value,
      ({ readings, ms }) => {
        problem.value = null
        figures.value = { now: readings.length, ms }
        if (steady.add(readings).length > 0) answers.value = [...steady.all].map(([seat, answer]) => ({ seat, answer })).sort((a, b) => a.seat - b.seat)
        return true
      },
      () => (problem.value = 'noReader'),
    )
  })

  onScopeDispose(() => {
    closed = true
    stopWatching?.()
    reader.close()
    stream.value?.getTracks().forEach((track) => track.stop())
  })

  function again(): void {
    steady.clear()
    answers.value = []
  }

  return { answers, figures, problem, again }
}
