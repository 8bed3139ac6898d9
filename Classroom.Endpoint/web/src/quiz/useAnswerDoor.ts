import { relayApi } from '@classroom/shared/api'
import { onScopeDispose, shallowRef } from 'vue'

/** After a failure. */
const retryMs = 5_000

/** Where pupils' devices go, as they can reach it; empty until the relay has said. */
export function useAnswerDoor() {
  const address = shallowRef('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  const ask = () =>
    relayApi.answerDoor().then(
      (door) => (address.value = door.address),
      () => {
        if (!closed) timer = setTimeout(() => void ask(), retryMs)
      },
    )
  void ask()
  onScopeDispose(() => {
    closed = true
    clearTimeout(timer)
  })
  return address
}
