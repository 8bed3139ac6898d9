import type { Me } from '@classroom/shared/contracts'
import { shallowRef } from 'vue'

/** The person at this page, or null. The cookie is what counts; this only spares asking twice. */
export const signedIn = shallowRef<Me | null>(null)
