import type { LessonState, Scene } from '@classroom/shared/contracts'
import { lecturerOf, receiversOf } from '@classroom/shared/lesson'
import { isBlack } from './sceneEdit'
import { deskSources } from './sources'

/** What an empty monitor says to the director: which words, and of which rooms they speak. */
export interface MonitorHint {
  key: 'choose' | 'nobody' | 'noPicture' | 'teacherDark'
  rooms: string[]
}

/** More names than these are not read from a monitor. */
const mostNames = 3

/** What is awaited where there is nothing to see. Null where there is, and on air, where black is somebody's choice. */
export function monitorHint(lesson: LessonState, kind: 'preview' | 'onAir', scene: Scene, live: boolean): MonitorHint | null {
  if (live || !isBlack(scene)) return null
  const teacher = lecturerOf(lesson)
  const rooms = [...(teacher ? [teacher] : []), ...receiversOf(lesson)]
  const here = rooms.filter(({ present }) => present)
  const naming = (key: MonitorHint['key'], named: typeof rooms): MonitorHint => ({ key, rooms: named.slice(0, mostNames).map(({ name }) => name) })
  if (!deskSources(lesson).some(({ there }) => there)) return here.length ? naming('noPicture', here) : naming('nobody', rooms)
  return kind === 'preview' ? naming('choose', []) : naming('teacherDark', teacher ? [teacher] : [])
}
