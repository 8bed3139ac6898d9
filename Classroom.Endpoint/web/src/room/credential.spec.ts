// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keyStore } from '../pairing/keyStore'
import { roomCredential } from './credential'

const room = { roomId: 'a', name: '村小一', school: '村小', kind: 'receiving' as const }
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** Answers by path; a number is a status without a body. */
function relayAnswers(answers: Record<string, (body: { key?: string }) => unknown>) {
  const fetch = vi.fn(async (path: string, init: RequestInit) => {
    const answer = answers[path]?.(JSON.parse(String(init.body ?? '{}'))) ?? 404
    return typeof answer === 'number' ? new Response(null, { status: answer }) : Response.json(answer)
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const token = (body: { key?: string }) => (body.key === 'good' ? { token: 'T', expiresAt: inAnHour() } : 401)

describe('roomCredential', () => {
  beforeEach(() => localStorage.clear())

  it('exchanges the stored key once while the token lasts', async () => {
    keyStore.write({ room, key: 'good' })
    const fetch = relayAnswers({ '/api/rooms/token': token })
    const credential = roomCredential('a')
    expect([await credential(), await credential()]).toEqual(['T', 'T'])
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('is refused for good when the key was withdrawn', async () => {
    keyStore.write({ room, key: 'old' })
    relayAnswers({ '/api/rooms/token': token, '/api/info': () => ({ demo: false, demoRooms: [] }) })
    await expect(roomCredential('a')()).rejects.toMatchObject({ code: 'unauthorized' })
    expect(keyStore.last()).toBeNull()
  })

  it('takes a key unasked in the demo county, also for an address opened directly', async () => {
    relayAnswers({ '/api/rooms/token': token, '/api/info': () => ({ demo: true, demoRooms: [room] }), '/api/demo/pair': () => ({ room, key: 'good' }) })
    expect(await roomCredential('a')()).toBe('T')
    expect(keyStore.read('a')?.key).toBe('good')
  })

  it('keeps the key when the relay cannot be reached', async () => {
    keyStore.write({ room, key: 'good' })
    relayAnswers({ '/api/rooms/token': () => 502 })
    await expect(roomCredential('a')()).rejects.toMatchObject({ code: 'unreachable' })
    expect(keyStore.read('a')?.key).toBe('good')
  })
})
