import type { LessonEvent, PagesState } from '../contracts'

/** Before anything was shown. */
export const emptyPages: PagesState = Object.freeze({ document: null, page: null, board: null, boards: 0 })

/** What the class looks at, after one more event of the lesson. Twin of the relay's PagesFold. */
export function foldPages(pages: PagesState, { body }: LessonEvent): PagesState {
  switch (body.type) {
    case 'pageShown':
      return { ...pages, document: body.document, page: body.page, board: null }
    case 'boardShown':
      return { ...pages, board: body.board, boards: Math.max(pages.boards, body.board) }
    case 'pagesClosed':
    case 'lessonEnded':
      return { ...pages, document: null, page: null, board: null }
    default:
      return pages
  }
}

/** Name of the surface that is drawn on while this is shown; null while the class looks at neither page nor board. */
export function pageSurface({ document, page, board }: PagesState): string | null {
  if (board !== null) return `board:${board}`
  return document && page ? `page:${document.documentId}/${page.number}` : null
}
