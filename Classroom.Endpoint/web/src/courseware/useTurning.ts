import type { CoursewareDocument, LessonState, PagesCommand } from '@classroom/shared/contracts'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { useCommand } from '../floor/useCommand'
import { useCourseware } from './coursewareKey'

/** Turning pages: by keys on the panel, by a keyboard, by a clicker in the hand. Presses that come faster than the lesson follows count each. */
export function useTurning(lesson: () => LessonState) {
  const { api, store } = useCourseware()
  const { give, problem } = useCommand()
  /** The open document with all its pages; null while none is open or its pages are not here yet. */
  const document = shallowRef<CoursewareDocument | null>(null)
  /** The page asked for last, until the lesson is there. */
  let asked: number | null = null
  let giving = 0

  async function order(command: PagesCommand): Promise<void> {
    giving++
    await give(command)
    if (--giving === 0) asked = null
  }

  function show(documentId: string, page: number): void {
    asked = page
    void order({ type: 'showPage', documentId, page })
  }

  /** Goes on or back by so many pages; from a board back to the page behind it. */
  function turn(by: number): void {
    const { document: open, page, board } = lesson().pages
    if (!open || !page) return
    const to = board !== null && asked === null ? page.number : (asked ?? page.number) + by
    if (to >= 1 && to <= open.pageCount) show(open.documentId, to)
  }

  function onKey(event: KeyboardEvent): void {
    const by = steps[event.key]
    if (!by || event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    turn(by)
  }

  watch(
    () => lesson().pages.document?.documentId ?? null,
    async (documentId) => {
      document.value = null
      if (!documentId) return
      const read = await api.read(documentId).catch(() => null)
      if (lesson().pages.document?.documentId === documentId) document.value = read
    },
    { immediate: true },
  )
  window.addEventListener('keydown', onKey)
  onScopeDispose(() => window.removeEventListener('keydown', onKey))

  return {
    document,
    store,
    problem,
    show,
    turn,
    board: (number: number) => void order({ type: 'showBoard', board: number }),
    close: () => void order({ type: 'closePages' }),
  }
}

/** Clickers send PageUp and PageDown, some the arrows. */
const steps: Record<string, number> = { PageUp: -1, PageDown: 1, ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }
