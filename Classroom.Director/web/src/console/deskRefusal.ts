import type { LessonCommand, LessonState, Scene, SceneSlot } from '@classroom/shared/contracts'
import type { Refusal } from '@classroom/shared/hub'
import { isThere } from '@classroom/shared/lesson'
import { refusalSentence } from '@classroom/shared/ui'

/** A sentence of the desk: the key of its words, and what the words leave open. */
export interface DeskSentence {
  key: string
  /** The holder of the desk, for the words that speak of him. */
  holder?: string
  /** Pictures that are not there, for the words that name them. */
  slots?: SceneSlot[]
}

/** Why a command was refused, as an operator has to know it: the relay's code says what stands in its way, the command what it stood in the way of. */
export function deskRefusal(code: Refusal['code'], command: LessonCommand, lesson: LessonState): DeskSentence {
  const holder = lesson.programme.desk?.name
  switch (code) {
    case 'deskHeld':
      return { key: 'console.refused.deskHeld', ...(holder && { holder }) }
    case 'sourceGone':
      return missing(sceneOf(command, lesson).slots, lesson)
    case 'notFound':
      return { key: `console.refused.${notFound(command, lesson)}` }
    case 'conflict':
      return { key: `console.refused.${command.type === 'takeDesk' || command.type === 'askForDesk' ? 'notEntered' : 'outdated'}` }
    case 'tooMany':
      return command.type === 'askForDesk' ? { key: 'console.refused.manyAsking', ...(holder && { holder }) } : { key: `console.refused.${command.type === 'take' ? 'tooFast' : 'tooMany'}` }
    case 'invalid':
      return { key: `console.refused.${malformed[command.type] ?? 'invalid'}` }
    case 'forbidden':
    case 'unauthorized':
    case 'lessonEnded':
    case 'unreachable':
    case 'internal':
      return { key: `console.refused.${code}` }
    default:
      return { key: refusalSentence({ code }) }
  }
}

/** A picture that is not there stands in no scene. What has come back while the answer was on its way is not named. */
export function missing(slots: readonly SceneSlot[], lesson: LessonState): DeskSentence {
  return { key: 'console.refused.sourceGone', slots: slots.filter((slot) => !isThere(lesson, slot)) }
}

const malformed: Partial<Record<LessonCommand['type'], string>> = { showCrawl: 'badCrawl', keepPreset: 'badPreset', setPreview: 'badScene' }

/** The scene that a command is about: its own, or of a take the one that is prepared. */
function sceneOf(command: LessonCommand, lesson: LessonState): Scene {
  return 'scene' in command ? command.scene : lesson.programme.preview
}

function notFound(command: LessonCommand, lesson: LessonState): string {
  const isHere = (roomId: string | null) => roomId === null || lesson.rooms.some((room) => room.roomId === roomId)
  if (command.type === 'giveDesk') return 'directorLeft'
  if ((command.type === 'setPreview' || command.type === 'keepPreset') && ![...command.scene.slots.map(({ roomId }) => roomId), ...command.scene.sound.roomIds].every(isHere)) return 'strangers'
  return (command.type === 'setChannel' || command.type === 'setMicrophone') && !isHere(command.roomId) ? 'roomLeft' : 'lessonLeft'
}
