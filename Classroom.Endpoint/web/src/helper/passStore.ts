import type { HelperPass } from '@classroom/shared/contracts'

const key = 'classroom.helper'
const nameKey = 'classroom.helper.name'

/** What makes this phone a helper, kept over reloads until the day is over. */
export const passStore = {
  read(now = Date.now()): HelperPass | null {
    try {
      const pass = JSON.parse(localStorage.getItem(key) ?? 'null') as HelperPass | null
      return pass && Date.parse(pass.expiresAt) > now ? pass : null
    } catch {
      // Not ours, or cut short: as good as none.
      return null
    }
  },

  write(pass: HelperPass): void {
    localStorage.setItem(key, JSON.stringify(pass))
    localStorage.setItem(nameKey, pass.name)
  },

  remove(): void {
    localStorage.removeItem(key)
  },

  /** The name given last on this phone. */
  name: (): string => localStorage.getItem(nameKey) ?? '',
}
