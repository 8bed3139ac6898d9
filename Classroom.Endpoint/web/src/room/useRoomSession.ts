import type { RoomStatus } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { useInkBoard } from '@classroom/shared/ink'
import { lecturerOf } from '@classroom/shared/lesson'
import { MediaSession, type RoomDevice } from '@classroom/shared/media'
import { useCapture, useCaptureReport, useLesson } from '@classroom/shared/session'
import { computed, onScopeDispose, shallowRef, triggerRef, watch } from 'vue'
import { roomCredential } from './credential'
import { roomWants } from './roomWants'

/** How long a receiving room waits for the teacher before it sends its own picture all the same. */
const teacherFirstMs = 1_000

/**
 * A room's presence: connection, devices, the lesson it is in, what it sends and what it receives. Camera, relay and the browser's codecs
 * are started side by side; whatever comes first waits for the rest.
 */
export function useRoomSession(roomId: string) {
  const capture = useCapture()
  const token = roomCredential(roomId)
  const { relay, lesson, help, enter, send, leaveEnded } = useLesson(token)
  /** The browser cannot send or receive at all. */
  const unable = shallowRef(false)
  const paired = shallowRef<RoomStatus[]>([])
  const media = shallowRef(new MediaSession(relay.hub.call, () => {
    triggerRef(media)
    publish()
  }))
  const { publisher, subscriber } = media.value

  function follow(): void {
    const state = lesson.value
    subscriber.want(state ? roomWants(state, roomId) : [], state !== null && !state.ended)
    publish()
  }

  /** The class waits for the teacher, so a receiving room's PC is left to that alone until the picture is there. */
  function publish(): void {
    const state = lesson.value
    const live = state && !state.ended ? state : null
    ready ||= subscriber.flowing || (live !== null && lecturerOf(live)?.roomId === roomId)
    publisher.use(live && ready ? live.videoCodec : null)
  }

  function awaitTeacher(): void {
    clearTimeout(teacherFirst)
    ready = false
    teacherFirst = setTimeout(() => {
      ready = true
      publish()
    }, teacherFirstMs)
  }

  const { hub } = relay
  let teacherFirst: ReturnType<typeof setTimeout> | undefined
  let ready = false
  watch(
    lesson,
    (now, before) => {
      if (now?.lessonId !== before?.lessonId) awaitTeacher()
      follow()
    },
    { flush: 'sync' },
  )
  hub.on('welcome', (welcome) => {
    paired.value = welcome.paired
    media.value.begin(welcome.rtpCapabilities, welcome.resumed).then(follow, () => (unable.value = true))
  })
  hub.on('countyChanged', (changed) => (paired.value = changed.rooms))
  hub.on('roomsChanged', (changed) => {
    paired.value = paired.value.map((room) => changed.find((now) => now.roomId === room.roomId) ?? room)
  })
  hub.on('consumersClosed', (consumerIds) => subscriber.ended(consumerIds))

  for (const device of ['camera', 'microphone'] as RoomDevice[]) {
    watch(
      () => trackOf(device),
      (track) => publisher.set(device, track),
      { immediate: true },
    )
  }

  function trackOf(device: RoomDevice): MediaStreamTrack | null {
    const captured = capture[device]
    return captured && 'track' in captured ? captured.track : null
  }

  useCaptureReport({
    call: hub.call,
    live: computed(() => lesson.value !== null && !lesson.value.ended),
    camera: computed(() => trackOf('camera')),
    microphone: computed(() => trackOf('microphone')),
  })
  onScopeDispose(() => {
    clearTimeout(teacherFirst)
    media.value.close()
  })
  const ink = useInkBoard({ lesson, hub, send, actor: roomId })
  void hub.run()

  return {
    roomId,
    relay,
    capture,
    lesson,
    help,
    /** The rooms paired with this one, and their state. */
    paired,
    publisher,
    camera: computed(() => trackOf('camera')),
    microphone: computed(() => trackOf('microphone')),
    /** Received tracks by source. */
    tracks: computed(() => new Map(media.value.subscriber.tracks)),
    /** The consumer that carries a source, or null. */
    consumerOf: (sourceId: string) => media.value.subscriber.consumerOf(sourceId),
    ink,
    /** False while a path that carries media is broken. */
    pathIntact: computed(() => media.value.subscriber.pathIntact && media.value.publisher.pathIntact),
    publishProblem: computed(() => (unable.value ? new Refusal('noCommonCodec', 'no WebRTC') : media.value.publisher.problem)),
    /** 上课. Rejects with a Refusal. */
    async start(): Promise<void> {
      enter(await hub.call('StartLesson', {}))
    },
    /** 下课 for every room. Rejects with a Refusal. */
    end: () => send({ type: 'endLesson' }),
    send,
    leaveEnded,
    /** An access token of the room, for its REST calls. */
    token,
  }
}

export type RoomSession = ReturnType<typeof useRoomSession>
