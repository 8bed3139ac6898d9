import { relayApi } from '@classroom/shared/api'
import type { LessonCommand, LessonPosition, LessonState, RoomStatus } from '@classroom/shared/contracts'
import { CommandLine, Refusal } from '@classroom/shared/hub'
import { LessonFeed } from '@classroom/shared/lesson'
import { MediaSession, type Want } from '@classroom/shared/media'
import { PageStore } from '@classroom/shared/pages'
import { useRelay } from '@classroom/shared/session'
import { computed, onScopeDispose, shallowReactive, shallowRef, triggerRef } from 'vue'
import { mergeRooms } from '../wall/wallGroups'

/** What the relay may say to a lesson that is to be opened; anything else it says again when the line is back. */
const unopenedBecause: Partial<Record<Refusal['code'], string>> = { notFound: 'console.over', tooMany: 'console.manyLessons' }

/** One connection for all lessons that a director has open: their states, the way for commands, and the pictures that are looked at. */
export function useDesk() {
  const relay = useRelay(async () => {
    // The cookie opens the hub; asking first tells a withdrawn sign-in from a lost network.
    await relayApi.session()
    return null
  })
  const { hub } = relay
  const commands = new CommandLine(hub.call)
  const feeds = new Map<string, LessonFeed>()
  const lessons = shallowReactive(new Map<string, LessonState>())
  /** Lessons that were to be followed and cannot be: the key of the sentence why. */
  const unopened = shallowReactive(new Map<string, string>())
  const rooms = shallowRef<RoomStatus[]>([])
  const ready = shallowRef(false)
  const unable = shallowRef(false)
  const media = shallowRef(new MediaSession(hub.call, () => triggerRef(media)))
  const { subscriber } = media.value
  let run = ''

  function follow(lessonId: string): void {
    if (feeds.has(lessonId)) return
    feeds.set(lessonId, new LessonFeed())
    if (relay.online.value) void ask(lessonId)
  }

  function unfollow(lessonId: string): void {
    feeds.delete(lessonId)
    lessons.delete(lessonId)
    void hub.call('UnfollowLesson', { lessonId }).catch(() => undefined)
  }

  async function ask(lessonId: string): Promise<void> {
    const state = feeds.get(lessonId)?.state
    const at: LessonPosition | undefined = state && !state.ended && run ? { run, lessonId, seq: state.seq } : undefined
    unopened.delete(lessonId)
    await hub.call('FollowLesson', { lessonId, ...(at && { at }) }).catch((error: unknown) => {
      const why = error instanceof Refusal ? unopenedBecause[error.code] : undefined
      if (why) unopened.set(lessonId, why)
    })
  }

  hub.on('welcome', (welcome) => {
    rooms.value = welcome.county?.rooms ?? []
    // A relay that was started anew may have told others of the last moments: only its own snapshot counts.
    if (run !== welcome.run) feeds.forEach((feed) => feed.enter(null))
    run = welcome.run
    feeds.forEach((_, lessonId) => void ask(lessonId))
    commands.resume()
    media.value.begin(welcome.rtpCapabilities, welcome.resumed).then(() => (ready.value = true), () => (unable.value = true))
  })
  hub.on('lessonEntered', (state) => {
    feeds.get(state.lessonId)?.enter(state)
    show(state.lessonId)
  })
  hub.on('lessonEvents', (events) => {
    for (const lessonId of new Set(events.map((event) => event.lessonId))) {
      const result = feeds.get(lessonId)?.accept(events.filter((event) => event.lessonId === lessonId))
      if (result === 'gap') {
        feeds.get(lessonId)!.enter(null)
        void ask(lessonId)
      } else if (result === 'applied') show(lessonId)
    }
  })
  hub.on('countyChanged', (changed) => (rooms.value = changed.rooms))
  hub.on('roomsChanged', (changed) => (rooms.value = mergeRooms(rooms.value, changed)))
  hub.on('consumersClosed', (consumerIds) => subscriber.ended(consumerIds))

  function show(lessonId: string): void {
    const state = feeds.get(lessonId)?.state
    if (state) lessons.set(lessonId, state)
  }

  const expiry = setInterval(() => commands.expire(), 1_000)
  onScopeDispose(() => {
    clearInterval(expiry)
    media.value.close()
  })
  void hub.run()

  return {
    relay,
    lessons,
    unopened,
    rooms,
    unable,
    follow,
    unfollow,
    /** Rejects with a Refusal. */
    send: async (lessonId: string, command: LessonCommand): Promise<void> => void (await commands.send(lessonId, command)),
    want: (wants: readonly Want[]) => {
      if (ready.value) subscriber.want(wants)
    },
    tracks: computed(() => new Map(media.value.subscriber.tracks)),
    pathIntact: computed(() => media.value.subscriber.pathIntact),
    store: new PageStore(picture),
  }
}

/** A page's picture, by the cookie. */
async function picture(hash: string): Promise<Response> {
  const response = await fetch(`/api/courseware/pages/${hash}`, { credentials: 'same-origin' })
  if (!response.ok) throw new Refusal(response.status === 404 ? 'notFound' : 'internal', `page: ${response.status}`)
  return response
}

export type Desk = ReturnType<typeof useDesk>
