// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** Changes a piece of courseware's entry in the list. */
export interface CoursewareChoice {
  /** File name. */
  name: string;
  /** Receiving rooms fetch it before the lesson. */
  prepared: boolean;
}

/** A piece of courseware with its pages so far, in order. */
export interface CoursewareDocument {
  record: CoursewareRecord;
  pages: CoursewarePage[];
}

/** Why a file cannot be courseware. The names, in camelCase, are also the codes of refused uploads. */
export type CoursewareFault =
  /** Neither PDF nor picture nor PPTX nor DOCX, judged by its content. */
  | 'unsupportedFile'
  /** SVG, HTML or XML: files that may carry scripts are never taken. */
  | 'activeContent'
  /** The name's ending says something else than the content. */
  | 'wrongExtension'
  /** PPT or DOC of before 2007, or an office file with a password. */
  | 'oldOffice'
  /** A packed file that would unpack to far more than courseware is. */
  | 'packedTooLarge'
  /** What arrived is not what was sent, by its SHA-256. */
  | 'altered'
  /** The file cannot be read. */
  | 'damaged'
  /** The PDF asks for a password. */
  | 'locked'
  /** More pages than MaxCoursewarePages. */
  | 'tooManyPages'
  /** PPTX and DOCX need LibreOffice, which the server does not have. */
  | 'officeMissing'
  /** The server lacks poppler-utils or FFmpeg. */
  | 'converterMissing'
  /** Converting took too long or too much memory. */
  | 'tooHeavy'
  /** A fault of the server, logged there; trying again may help. */
  | 'serverTrouble';

/** One page. */
export interface CoursewarePage {
  /** Counts from 1. */
  number: number;
  /** The same picture from small to large; empty when fault is Broken. */
  images: PageImage[];
  /** Null for a page that is as it should be. */
  fault: PageFault | null;
}

/** A piece of courseware in the list of its lecture room. */
export interface CoursewareRecord {
  documentId: string;
  /** The lecture room it is for. */
  roomId: string;
  /** File name, as it was uploaded. */
  name: string;
  /** Size of the file. */
  bytes: number;
  /** How much of it has arrived. */
  uploadedBytes: number;
  state: CoursewareState;
  /** Why it failed; null in every other state. */
  fault: CoursewareFault | null;
  /** 0 until it is known. */
  pageCount: number;
  /** Pages made so far, faulty ones included. */
  pagesDone: number;
  /** Numbers of the pages that have a fault, in order. */
  faultyPages: number[];
  /** Receiving rooms fetch it before the lesson. */
  prepared: boolean;
  /** When the upload began (UTC). */
  addedAt: string;
}

/** How far a piece of courseware is. */
export type CoursewareState =
  /** Parts of the file are still to come. */
  | 'uploading'
  /** The file is whole and waits for others before it. */
  | 'waiting'
  /** Pages are being made. */
  | 'converting'
  /** It can be shown; single pages may have a fault of their own. */
  | 'ready'
  /** No page could be made; the fault says why. */
  | 'failed';

/** Begins an upload. */
export interface NewCourseware {
  /** File name, at most MaxCoursewareName characters. */
  name: string;
  /** Size of the file: 1 to MaxCoursewareBytes. */
  bytes: number;
  /** The lecture room it is for; a room's device may leave it out and means itself. */
  roomId?: string;
  /** Of the file, in hex, where the sender knows it; what arrives is held against it. */
  sha256?: string;
}

/** What is wrong with one page. */
export type PageFault =
  /** No picture of it could be made. */
  | 'broken'
  /** A picture was made, but parts of the page could not be read. */
  | 'incomplete';

/** One picture of a page, at GET /api/courseware/pages/{hash}. It never changes. */
export interface PageImage {
  /** Pixels. */
  width: number;
  /** Pixels. */
  height: number;
  /** SHA-256 of the picture's file, in lower-case hex. */
  hash: string;
  /** Size of the file. */
  bytes: number;
}
