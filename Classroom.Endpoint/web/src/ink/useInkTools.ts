import type { LessonState } from '@classroom/shared/contracts'
import { historyOf } from '@classroom/shared/lesson'
import type { InkLook, InkTool } from '@classroom/shared/ink'
import { computed, shallowRef } from 'vue'

/** Breadths of a line in units of the surface's width: 3, 6 and 12 px on a screen of 1920. */
export const widths = [52, 104, 208] as const

/** Colours are numbered; the style sheet says how each looks. */
export const colours = [0, 1, 2, 3, 4, 5] as const

/** The tools in the order of the strip. */
export const inkTools: readonly InkTool[] = ['pen', 'marker', 'eraser', 'line', 'arrow', 'rectangle', 'ellipse', 'text', 'pointer']

/** What the hand holds, and what it may take back. */
export function useInkTools(lesson: () => LessonState, actor: string) {
  const look = shallowRef<InkLook>({ tool: 'pen', colour: colours[0], width: widths[1] })
  const history = computed(() => historyOf(lesson().ink, actor))
  return {
    look,
    /** Takes another tool, colour or breadth. */
    take(part: Partial<InkLook>): void {
      look.value = { ...look.value, ...part }
    },
    canUndo: computed(() => history.value.done.length > 0),
    canRedo: computed(() => history.value.undone.length > 0),
  }
}

export type InkTools = ReturnType<typeof useInkTools>
