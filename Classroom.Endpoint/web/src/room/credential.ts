import { relayApi } from '@classroom/shared/api'
import type { AccessToken } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { keyStore } from '../pairing/keyStore'

/** A token that ends within this is not used for a new connection. */
const spareMs = 60_000

/**
 * Access tokens for one room, made from its device key and kept while they last. Without a good key the demo county gives a new one
 * unasked, since there a click on a room is all that pairing is; elsewhere the Refusal says unauthorized, and pairing is needed.
 */
export function roomCredential(roomId: string): () => Promise<string> {
  let kept: AccessToken | null = null
  return async () => {
    if (kept && Date.parse(kept.expiresAt) - Date.now() > spareMs) return kept.token
    kept = await tokenByKey(roomId).catch(async (error: unknown) => {
      if (!(error instanceof Refusal) || (error.code !== 'unauthorized' && error.code !== 'notFound')) throw error
      keyStore.remove(roomId)
      keyStore.write(await demoKey(roomId, error))
      return tokenByKey(roomId)
    })
    return kept.token
  }
}

async function tokenByKey(roomId: string): Promise<AccessToken> {
  const key = keyStore.read(roomId)
  if (!key) throw new Refusal('unauthorized', 'no device key')
  return relayApi.roomToken({ roomId, key: key.key })
}

async function demoKey(roomId: string, otherwise: Refusal) {
  const { demo, demoRooms } = await relayApi.info()
  if (!demo || !demoRooms.some((room) => room.roomId === roomId)) throw new Refusal('unauthorized', otherwise.message)
  return relayApi.pairDemo({ roomId })
}
