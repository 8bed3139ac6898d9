import type { Me } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { refusalSentence } from '@classroom/shared/ui'
import { shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { signedIn } from './signedIn'

/** Sends a form that signs a person in, and opens the wall. `sentences` names the message for the refusals that mean something of their own here. */
export function useSubmit(ask: () => Promise<Me>, sentences: Partial<Record<Refusal['code'], string>>) {
  const router = useRouter()
  const busy = shallowRef(false)
  /** Message key, or empty. */
  const problem = shallowRef('')

  async function submit(): Promise<void> {
    busy.value = true
    problem.value = ''
    try {
      signedIn.value = await ask()
      await router.replace({ name: 'wall' })
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'internal'
      problem.value = sentences[code] ?? refusalSentence({ code })
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, submit }
}
