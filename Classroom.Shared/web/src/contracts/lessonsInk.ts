// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** Whether the called room may draw and point. Allowed to whoever conducts. */
export interface AllowDrawing {
  type: 'allowDrawing';
  allowed: boolean;
}

/** Erases all of a surface. Allowed to whoever conducts; can be undone. */
export interface ClearInk {
  type: 'clearInk';
  surface: string;
}

/** A finished mark. Allowed to whoever conducts, and to the called room while drawing is allowed. */
export interface DrawMark {
  type: 'drawMark';
  /** What it is drawn on, 1 to MaxSurfaceLength characters: screen for the shared screen, camera/{roomId} for a room's picture, otherwise a page. */
  surface: string;
  mark: InkMark;
}

/** From now on the called room may, or may not, draw and point. */
export interface DrawingAllowed {
  type: 'drawingAllowed';
  allowed: boolean;
}

/** The eraser. Whoever conducts erases any mark, a called room its own. Marks that are gone already are passed over. */
export interface EraseMarks {
  type: 'eraseMarks';
  surface: string;
  /** 1 to MaxErased. */
  markIds: string[];
}

/** No mark of the surface is seen any more. */
export interface InkCleared {
  type: 'inkCleared';
  surface: string;
}

/** What a client asks about ink. */
export type InkCommand =
  | AllowDrawing
  | ClearInk
  | DrawMark
  | EraseMarks
  | RedoInk
  | UndoInk;

/** What happened about ink. */
export type InkEvent =
  | DrawingAllowed
  | InkCleared
  | InkRedone
  | InkUndone
  | MarkDrawn
  | MarksErased;

/** The steps of one who draws; each list at most MaxUndo long, the latest last. */
export interface InkHistory {
  actor: string;
  done: InkStep[];
  undone: InkStep[];
}

/** What a mark is, and with that what its points mean. */
export type InkKind =
  /** A stroke, broader where the pen pressed harder. Points along it. */
  | 'pen'
  /** A translucent stroke of one breadth. Points along it. */
  | 'marker'
  /** A straight line. Two points: its ends. */
  | 'line'
  /** A straight line with a head at its second end. Two points. */
  | 'arrow'
  /** Two points: opposite corners. */
  | 'rectangle'
  /** Two points: opposite corners of the box around it. */
  | 'ellipse'
  /** Words. One point: the top left corner of the first line. */
  | 'text';

/** One thing that was drawn. */
export interface InkMark {
  /** Chosen by the client, 1 to 16 letters and digits, unique on its surface; links a stroke that is still being drawn to the finished one. */
  id: string;
  kind: InkKind;
  /** 0 to MaxInkColour: a place in the palette, so that each screen shows it in a tone it can show. */
  colour: number;
  /** Breadth of the line, for words the height of a line, in units of the page's width (Extent). */
  width: number;
  /** See InkPoints. */
  points: string;
  /** The words of Text; null for all else. */
  text?: string;
  /** Who drew it: an actor's identifier, which the relay fills in. Null in commands and signals. */
  by?: string;
}

/** The step that the actor took back last was done again. */
export interface InkRedone {
  type: 'inkRedone';
}

/** All that is drawn in a lesson. */
export interface InkState {
  /** Whether the called room may draw. */
  allowed: boolean;
  /** Those with marks, in the order of their first. */
  surfaces: InkSurface[];
  /** What can be undone, of everyone who has drawn. */
  histories: InkHistory[];
  /** Weight of all marks, those not seen included; at most MaxInkSize. */
  size: number;
}

/** A step that can be undone. */
export interface InkStep {
  surface: string;
  /** True when the marks appeared by it, false when they vanished. */
  drew: boolean;
  markIds: string[];
}

/** What is drawn on one page, picture or screen. */
export interface InkSurface {
  surface: string;
  /** Lowest first. */
  marks: InkMark[];
  /** Identifiers of those that were erased or taken back and may still be called back by their step. */
  hidden: string[];
}

/** The actor's latest step was taken back. */
export interface InkUndone {
  type: 'inkUndone';
}

/** A mark stands on a surface, above all that stood there before. */
export interface MarkDrawn {
  type: 'markDrawn';
  surface: string;
  mark: InkMark;
}

/** These marks are no longer seen. */
export interface MarksErased {
  type: 'marksErased';
  surface: string;
  markIds: string[];
}

/** Does the step again that the sender took back last. */
export interface RedoInk {
  type: 'redoInk';
}

/** Takes back the sender's own latest step: what it drew vanishes, what it erased is seen again. */
export interface UndoInk {
  type: 'undoInk';
}
