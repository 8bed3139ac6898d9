import type { InkHistory, InkMark, InkState, InkStep, InkSurface, LessonEvent } from '../contracts'
import { maxUndo, weightOfMark } from './inkLimits'

/** Before the lesson. */
export const emptyInk: InkState = Object.freeze({ allowed: false, surfaces: [], histories: [], size: 0 })

/** The surface that is the shared screen. */
export const screenSurface = 'screen'

/**
 * The ink after one more event of the lesson; the same when the event does not concern it. Twin of the relay's InkFold. A mark that is not seen
 * is hidden by exactly one step, and can be called back by that step alone; when the step is forgotten, so is the mark.
 */
export function foldInk(ink: InkState, { body, actor }: LessonEvent): InkState {
  switch (body.type) {
    case 'drawingAllowed':
      return { ...ink, allowed: body.allowed }
    case 'markDrawn':
      return take(add(ink, body.surface, body.mark), actor, { surface: body.surface, drew: true, markIds: [body.mark.id] })
    case 'marksErased':
      return erase(ink, actor, body.surface, body.markIds)
    case 'inkCleared':
      return erase(ink, actor, body.surface, seenMarks(surfaceOf(ink, body.surface)).map((mark) => mark.id))
    case 'inkUndone':
      return undo(ink, actor)
    case 'inkRedone':
      return redo(ink, actor)
    case 'sourceStarted':
      // Another screen than the one that was drawn on.
      return body.source.kind === 'screen' ? without(ink, screenSurface) : ink
    default:
      return ink
  }
}

/** What is drawn on a surface, or undefined while nothing is. */
export function surfaceOf(ink: InkState, surface: string): InkSurface | undefined {
  return ink.surfaces.find((one) => one.surface === surface)
}

/** The marks of a surface that are seen, lowest first. */
export function seenMarks(surface: InkSurface | undefined): readonly InkMark[] {
  if (!surface) return []
  if (!surface.hidden.length) return surface.marks
  const hidden = new Set(surface.hidden)
  return surface.marks.filter((mark) => !hidden.has(mark.id))
}

/** The steps of an actor; none before its first. */
export function historyOf(ink: InkState, actor: string): InkHistory {
  return ink.histories.find((history) => history.actor === actor) ?? { actor, done: [], undone: [] }
}

function add(ink: InkState, surface: string, mark: InkMark): InkState {
  const grown = { ...ink, size: ink.size + weightOfMark(mark) }
  const found = surfaceOf(ink, surface)
  if (found) return withSurface(grown, { ...found, marks: [...found.marks, mark] })
  return { ...grown, surfaces: [...ink.surfaces, { surface, marks: [mark], hidden: [] }] }
}

function erase(ink: InkState, actor: string, surface: string, markIds: string[]): InkState {
  const [less, hidden] = flip(ink, { surface, drew: false, markIds }, false)
  return take(less, actor, { surface, drew: false, markIds: hidden })
}

function without(ink: InkState, surface: string): InkState {
  const found = surfaceOf(ink, surface)
  return found ? { ...ink, surfaces: ink.surfaces.filter((one) => one !== found), size: ink.size - weightOf(found.marks) } : ink
}

/** Shows the marks of a step that are hidden, or hides those that are seen; answers also which. */
function flip(ink: InkState, step: InkStep, show: boolean): [InkState, string[]] {
  const found = surfaceOf(ink, step.surface)
  if (!found) return [ink, []]
  const named = new Set(step.markIds)
  const hidden = new Set(found.hidden)
  const changed = found.marks.map((mark) => mark.id).filter((id) => named.has(id) && hidden.has(id) === show)
  const shown = new Set(changed)
  return [withSurface(ink, { ...found, hidden: show ? found.hidden.filter((id) => !shown.has(id)) : [...found.hidden, ...changed] }), changed]
}

/** Forgets the marks of a step, which are hidden and which no step can call back any more. */
function forget(ink: InkState, step: InkStep): InkState {
  const found = surfaceOf(ink, step.surface)
  if (!found) return ink
  const hidden = new Set(found.hidden)
  const gone = new Set(step.markIds.filter((id) => hidden.has(id)))
  const marks = found.marks.filter((mark) => !gone.has(mark.id))
  const size = ink.size - weightOf(found.marks.filter((mark) => gone.has(mark.id)))
  if (!marks.length) return { ...ink, surfaces: ink.surfaces.filter((one) => one !== found), size }
  return { ...withSurface(ink, { ...found, marks, hidden: found.hidden.filter((id) => !gone.has(id)) }), size }
}

/** The actor took a step: it can be undone, and what was undone before cannot be done again. */
function take(ink: InkState, actor: string, step: InkStep): InkState {
  const before = historyOf(ink, actor)
  return push(before.undone.filter((undone) => undone.drew).reduce(forget, ink), { ...before, undone: [] }, step)
}

/** Takes back the actor's latest step that still has something to take back. */
function undo(ink: InkState, actor: string): InkState {
  const { done, undone } = historyOf(ink, actor)
  for (let left = done.length; left > 0; left--) {
    const step = done[left - 1]!
    const [flipped, markIds] = flip(ink, step, !step.drew)
    if (markIds.length) return withHistory(flipped, { actor, done: done.slice(0, left - 1), undone: [...undone, { ...step, markIds }] })
  }
  return withHistory(ink, { actor, done: [], undone })
}

/** Does again what the actor took back last. */
function redo(ink: InkState, actor: string): InkState {
  const { done, undone } = historyOf(ink, actor)
  for (let left = undone.length; left > 0; left--) {
    const step = undone[left - 1]!
    const [flipped, markIds] = flip(ink, step, step.drew)
    if (markIds.length) return push(flipped, { actor, done, undone: undone.slice(0, left - 1) }, { ...step, markIds })
  }
  return withHistory(ink, { actor, done, undone: [] })
}

function push(ink: InkState, history: InkHistory, step: InkStep): InkState {
  const full = history.done.length === maxUndo
  const oldest = history.done[0]
  // What an old step drew is still seen, or hidden by another step; what it hid is now hidden for good.
  const kept = full && oldest && !oldest.drew ? forget(ink, oldest) : ink
  return withHistory(kept, { ...history, done: [...(full ? history.done.slice(1) : history.done), step] })
}

function weightOf(marks: readonly InkMark[]): number {
  return marks.reduce((sum, mark) => sum + weightOfMark(mark), 0)
}

function withSurface(ink: InkState, changed: InkSurface): InkState {
  return { ...ink, surfaces: ink.surfaces.map((one) => (one.surface === changed.surface ? changed : one)) }
}

function withHistory(ink: InkState, changed: InkHistory): InkState {
  const known = ink.histories.some((history) => history.actor === changed.actor)
  return { ...ink, histories: known ? ink.histories.map((history) => (history.actor === changed.actor ? changed : history)) : [...ink.histories, changed] }
}
