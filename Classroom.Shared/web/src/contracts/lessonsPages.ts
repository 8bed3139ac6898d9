// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { PageImage } from './courseware';

/** The class looks at a board. */
export interface BoardShown {
  type: 'boardShown';
  /** Counts from 1. */
  board: number;
}

/** Puts page and board away: the class looks at the teacher again. */
export interface ClosePages {
  type: 'closePages';
}

/** A piece of courseware as a lesson knows it. */
export interface LessonDocument {
  documentId: string;
  /** File name, as it was when it was shown. */
  name: string;
  pageCount: number;
}

/** A page as a lesson knows it: enough to show it to somebody who has nothing else. */
export interface LessonPage {
  /** Counts from 1. */
  number: number;
  /** The same picture from small to large; empty for a page that could not be converted. */
  images: PageImage[];
}

/** The class looks at a page. */
export interface PageShown {
  type: 'pageShown';
  document: LessonDocument;
  page: LessonPage;
}

/** The class looks at neither page nor board. */
export interface PagesClosed {
  type: 'pagesClosed';
}

/** Commands about what the class looks at: courseware's pages and blank boards. For the lecture room and directors. */
export type PagesCommand =
  | ClosePages
  | ShowBoard
  | ShowPage;

/** What happened to what the class looks at. */
export type PagesEvent =
  | BoardShown
  | PageShown
  | PagesClosed;

/** What the class looks at. */
export interface PagesState {
  /** The courseware that is open, or null. */
  document: LessonDocument | null;
  /** The page of it that is shown, or was before the board; null when none is open. */
  page: LessonPage | null;
  /** The board that is shown instead, or null. */
  board: number | null;
  /** Boards so far. */
  boards: number;
}

/** Shows a blank board to draw on; the courseware stays open behind it. */
export interface ShowBoard {
  type: 'showBoard';
  /** 1 to the number of boards so far, or one more for a new one, up to MaxBoards. */
  board: number;
}

/** Opens a piece of the lecture room's courseware at a page, or turns to another page of it. Names the page itself, so that a press sent twice turns once. */
export interface ShowPage {
  type: 'showPage';
  documentId: string;
  /** Counts from 1. */
  page: number;
}
