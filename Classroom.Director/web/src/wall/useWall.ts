import { relayApi } from '@classroom/shared/api'
import type { CountySituation, HelpTicket, RoomStatus } from '@classroom/shared/contracts'
import { MediaSession } from '@classroom/shared/media'
import { useRelay } from '@classroom/shared/session'
import { computed, onScopeDispose, shallowRef, triggerRef, watchEffect } from 'vue'
import { mergeTickets } from '../help/tickets'
import { mergeRooms } from './wallGroups'
import type { Knowledge } from './situation'
import { useSight } from './useSight'
import { wallWants } from './wallWants'

/** The county as it is now, with the pictures of the rooms on the screen and the sound of the one room that is patrolled. */
export function useWall() {
  const relay = useRelay(async () => {
    // The cookie opens the hub; asking first tells a withdrawn sign-in from a lost network.
    await relayApi.session()
    return null
  })
  const rooms = shallowRef<RoomStatus[]>([])
  const county = shallowRef('')
  const situation = shallowRef<CountySituation>({ lessons: [], troubles: [] })
  const knowledge = shallowRef<Knowledge>('none')
  /** Open calls for help. */
  const tickets = shallowRef<HelpTicket[]>([])
  const patrolled = shallowRef<string | null>(null)
  const ready = shallowRef(false)
  /** The browser cannot receive at all. */
  const unable = shallowRef(false)
  const media = shallowRef(new MediaSession(relay.hub.call, () => triggerRef(media)))
  const { subscriber } = media.value
  const tileSight = useSight()

  relay.hub.on('welcome', (welcome) => {
    rooms.value = welcome.county?.rooms ?? []
    county.value = welcome.county?.name ?? ''
    tickets.value = []
    media.value.begin(welcome.rtpCapabilities, welcome.resumed).then(() => (ready.value = true), () => (unable.value = true))
  })
  relay.hub.on('countyChanged', (changed) => {
    rooms.value = changed.rooms
    county.value = changed.name
  })
  relay.hub.on('roomsChanged', (changed) => (rooms.value = mergeRooms(rooms.value, changed)))
  relay.hub.on('ticketsChanged', (changed) => (tickets.value = mergeTickets(tickets.value, changed)))
  relay.hub.on('situationChanged', (changed) => {
    situation.value = changed
    knowledge.value = 'present'
  })
  relay.hub.on('status', ({ phase }) => {
    if (phase !== 'online' && knowledge.value === 'present') knowledge.value = 'past'
  })
  relay.hub.on('consumersClosed', (consumerIds) => subscriber.ended(consumerIds))
  watchEffect(() => {
    if (ready.value) subscriber.want(wallWants(rooms.value, tileSight.sight, patrolled.value))
  })

  onScopeDispose(() => media.value.close())
  void relay.hub.run()

  return {
    relay,
    rooms,
    county,
    situation,
    knowledge,
    tickets,
    patrolled,
    unable,
    tileSight,
    /** For a voice of this page's own. */
    media: () => media.value,
    tracks: computed(() => new Map(media.value.subscriber.tracks)),
    pathIntact: computed(() => media.value.subscriber.pathIntact),
  }
}
