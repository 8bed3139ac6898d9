import type { Director, LessonEvent, MixerChannel, ProgrammeState, Scene, ScenePreset } from '../contracts'

/** Nothing to see. */
export const blackScene: Scene = Object.freeze({ layout: 'card', slots: [], sound: { follows: true, roomIds: [] }, words: '' })

/** Before the lesson: the teacher decides. */
export const emptyProgramme: ProgrammeState = Object.freeze({
  desk: null,
  asking: [],
  mode: 'teacher',
  preview: blackScene,
  onAir: blackScene,
  onAirSinceMs: 0,
  mixMs: 0,
  former: null,
  takes: 0,
  lost: null,
  noSignal: [],
  presets: [],
  crawl: null,
  mixer: { muted: false, channels: [] },
})

/** The programme after one more event of the lesson; the same when the event does not concern it. Twin of the relay's ProgrammeFold. */
export function foldProgramme(programme: ProgrammeState, { body, timeMs }: LessonEvent): ProgrammeState {
  switch (body.type) {
    case 'deskTaken':
      return { ...programme, desk: director(body, timeMs), asking: without(programme.asking, body.personId) }
    case 'deskAsked':
      return { ...programme, asking: [...programme.asking, director(body, timeMs)] }
    case 'deskLeft':
      return { ...programme, desk: null }
    case 'personLeft':
      return { ...programme, asking: without(programme.asking, body.person.personId) }
    case 'programmeModeSet':
      return { ...programme, mode: body.mode, lost: null, ...(body.mode === 'teacher' ? { former: null, noSignal: [] } : {}) }
    case 'previewSet':
      return { ...programme, preview: body.scene }
    case 'sceneTaken':
      return { ...programme, onAir: body.scene, onAirSinceMs: timeMs, mixMs: body.mixMs, former: body.mixMs > 0 ? programme.onAir : null, takes: programme.takes + 1, lost: null }
    case 'mixEnded':
      return { ...programme, former: null }
    case 'sourceLost':
      return { ...programme, ...unmixed(body.scene, timeMs), lost: { source: body.source, before: before(programme), atMs: timeMs } }
    case 'sourceReturned':
      return { ...programme, ...unmixed(body.scene, timeMs), lost: body.missing && programme.lost ? { ...programme.lost, source: body.missing } : null }
    case 'signalLost':
      return { ...programme, noSignal: [...programme.noSignal, body.sourceId] }
    case 'signalBack':
    case 'sourceStopped':
      return programme.noSignal.includes(body.sourceId) ? { ...programme, noSignal: programme.noSignal.filter((other) => other !== body.sourceId) } : programme
    case 'presetKept':
      return { ...programme, presets: [...others(programme.presets, body.preset.place), body.preset].sort((one, other) => one.place - other.place) }
    case 'presetDropped':
      return { ...programme, presets: others(programme.presets, body.place) }
    case 'crawlShown':
      return { ...programme, crawl: { text: body.text, sinceMs: timeMs } }
    case 'crawlCleared':
      return { ...programme, crawl: null }
    case 'channelSet':
      return { ...programme, mixer: { ...programme.mixer, channels: withChannel(programme.mixer.channels, body.channel) } }
    case 'programmeMuted':
      return { ...programme, mixer: { ...programme.mixer, muted: body.muted } }
    case 'lessonEnded':
      return { ...emptyProgramme, takes: programme.takes, presets: programme.presets }
    default:
      return programme
  }
}

/** What a loss puts on air, or what is back after one. */
function unmixed(onAir: Scene, onAirSinceMs: number): Pick<ProgrammeState, 'onAir' | 'onAirSinceMs' | 'mixMs' | 'former'> {
  return { onAir, onAirSinceMs, mixMs: 0, former: null }
}

/** Of two losses on end the scene that was taken counts, not what stood in for the first. */
function before({ lost, onAir }: ProgrammeState): Scene {
  return lost && lost.source.kind !== 'page' ? lost.before : onAir
}

function director({ personId, name }: { personId: string; name: string }, sinceMs: number): Director {
  return { personId, name, sinceMs }
}

function without(asking: Director[], personId: string): Director[] {
  return asking.some((one) => one.personId === personId) ? asking.filter((one) => one.personId !== personId) : asking
}

function others(presets: readonly ScenePreset[], place: number): ScenePreset[] {
  return presets.filter((preset) => preset.place !== place)
}

function withChannel(channels: readonly MixerChannel[], moved: MixerChannel): MixerChannel[] {
  const known = channels.some(({ roomId }) => roomId === moved.roomId)
  return known ? channels.map((channel) => (channel.roomId === moved.roomId ? moved : channel)) : [...channels, moved]
}
