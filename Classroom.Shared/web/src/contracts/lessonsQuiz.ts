// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** An answer; the one member that the question's kind asks for is set. */
export interface Answer {
  /** Options from 0, rising, each once; one only unless the kind is Multiple. */
  choices?: number[];
  number?: number;
  /** 1 to MaxAnswerLength characters. */
  text?: string;
}

/** All that a pupil's page is told: the question on the screens and the pupil's own answer to it. */
export interface AnswerSheet {
  lessonId: string;
  /** Number of the lesson's last event when it was written; a sheet with a lower one is out of date. */
  seq: number;
  /** The lesson's. */
  title: string;
  /** The pupil's room. */
  roomName: string;
  seat: number;
  /** Null while none is on the screens. Of its result only the bars of all rooms together are told. */
  question: AskedQuestion | null;
  /** What counts for this seat as its own answer, or null. */
  answer: Answer | null;
  /** The lesson is over. */
  ended: boolean;
}

/** The sender's room answers as one, by its keys. The latest counts, and only while no seat of the room has answered and no hands were counted. */
export interface AnswerTogether {
  type: 'answerTogether';
  questionId: string;
  choice: number;
}

/** What of a room counts for a question. Only one of them, so that nobody counts twice: hands before seats before the room's own answer. */
export type AnswerWay =
  /** Nothing has come from the room. */
  | 'none'
  /** One answer for each seat, by the pupil's device or paper card, whichever came last. */
  | 'seats'
  /** Hands that the room's helper counted. They stand in place of the room's seats. */
  | 'hands'
  /** One answer of the class together, by the room's keys. Counts only while neither seats nor hands do. */
  | 'together';

/** 开始. Only while no question is open; an earlier one that was stopped makes way. For the lecture room and directors. */
export interface AskQuestion {
  type: 'askQuestion';
  question: Question;
  /** The right answer, or null when there is none. Nobody is told it before RevealQuestion. */
  right?: Answer;
  /** Rooms read paper cards with their cameras. Only for one choice of at most four. */
  cards?: boolean;
}

/** A question that was asked. */
export interface AskedQuestion {
  questionId: string;
  question: Question;
  /** Rooms read paper cards. */
  cards: boolean;
  phase: QuestionPhase;
  /** Lesson time. */
  askedAtMs: number;
  /** Lesson time, or null while it is open. */
  stoppedAtMs: number | null;
  /** Null until it is revealed. */
  result: QuestionResult | null;
}

/** What was answered, and what would have been right. It is in the log and nowhere else: no listener is ever told it, conducting or not, so that no screen can show an answer before 揭晓 and no pupil's answer after it. Everybody is told how many have answered (BallotsCounted) and, when the question is revealed, the bars (QuestionRevealed). It changes nothing in QuizState. */
export type BallotEvent =
  | ClassAnswered
  | HandsCounted
  | RightAnswerKept
  | SeatAnswered;

/** How many have answered by now. Told a few times a second while answers come, however many come, and always before QuestionStopped. */
export interface BallotsCounted {
  type: 'ballotsCounted';
  questionId: string;
  /** The rooms in which something changed. */
  rooms: RoomCount[];
}

/** The lengths of the bars. */
export interface BarCounts {
  /** How many answered. */
  answered: number;
  /** How many for each bar. A multiple choice counts for several; numbers and texts without a bar of their own count for none. */
  bars: number[];
  /** How many answered rightly; null when that cannot be told: no right answer, or hands counted for a multiple choice. */
  right: number | null;
}

/** A paper card as a camera read it. */
export interface CardReading {
  /** 1 to MaxSeat. */
  seat: number;
  /** The option, from 0; for 判断 A is 对 and B is 错. */
  choice: number;
}

/** A room answered as one. */
export interface ClassAnswered {
  type: 'classAnswered';
  questionId: string;
  roomId: string;
  choice: number;
}

/** Hands counted in the sender's own room. They replace what was counted before, and stand in place of the room's seats; an empty list takes them back. */
export interface CountHands {
  type: 'countHands';
  questionId: string;
  /** One for each option, 0 to MaxHands; for 判断 two. */
  counts: number[];
}

/** Lets another device have a seat. A room and its helper their own seats, the lecture room and directors any. What the seat has answered stays. */
export interface FreeSeat {
  type: 'freeSeat';
  roomId: string;
  seat: number;
}

/** A pupil answers from the seat that its device holds. The latest counts. */
export interface GiveAnswer {
  type: 'giveAnswer';
  questionId: string;
  answer: Answer;
}

/** Hands were counted in a room. */
export interface HandsCounted {
  type: 'handsCounted';
  questionId: string;
  roomId: string;
  /** One for each option; empty when they were taken back. */
  counts: number[];
}

/** What pupils of a room type, or read as a QR code, to answer from their own devices. */
export interface JoinCode {
  roomId: string;
  /** Six digits; of all live lessons of the county only this room's. */
  code: string;
  /** Pupils on the room's class list; 0 where there is none. */
  classSize: number;
}

/** The lesson's rooms have their codes, once for all. The first of the quiz's events. */
export interface JoinCodesGiven {
  type: 'joinCodesGiven';
  codes: JoinCode[];
}

/** 收起: takes a stopped question from all screens, revealed or not. For the lecture room and directors. */
export interface PutAwayQuestion {
  type: 'putAwayQuestion';
  questionId: string;
}

/** A question as everybody sees it. */
export interface Question {
  kind: QuestionKind;
  /** At most MaxPromptLength characters; empty when it is only spoken. */
  prompt: string;
  /** 2 to MaxOptions for Single and Multiple, shown as A, B, C …; a text may be empty. None for other kinds. */
  options: string[];
}

/** A question is open. */
export interface QuestionAsked {
  type: 'questionAsked';
  /** Unique within the lesson. */
  questionId: string;
  question: Question;
  /** Rooms read paper cards. */
  cards: boolean;
}

/** How a question is answered. */
export type QuestionKind =
  /** 单选: one of 2 to 6 options. */
  | 'single'
  /** 多选: at least one of 2 to 6 options. */
  | 'multiple'
  /** 判断: choice 0 is 对, choice 1 is 错. */
  | 'trueFalse'
  /** A number. */
  | 'number'
  /** A short text. */
  | 'text';

/** How far a question is. It only goes forward, one press each. */
export type QuestionPhase =
  /** Takes answers; the latest of each seat counts. */
  | 'open'
  /** Takes no more; what was answered is still hidden. */
  | 'stopped'
  /** The bars and the right answer are shown. */
  | 'revealed';

/** No question is on the screens. */
export interface QuestionPutAway {
  type: 'questionPutAway';
  questionId: string;
}

/** What was answered. Bars only: whose answer it was is told to nobody. */
export interface QuestionResult {
  /** The right answer, or null when the question had none. */
  right: Answer | null;
  /** What numbers and texts the bars stand for, the right one first, then the most frequent; empty for choices, whose bars are the options. */
  labels: string[];
  /** The bars that are right, from 0. */
  rightBars: number[];
  /** All rooms together. */
  total: BarCounts;
  rooms: RoomResult[];
}

/** What was answered, by room and in total, and what was right. */
export interface QuestionRevealed {
  type: 'questionRevealed';
  questionId: string;
  result: QuestionResult;
}

/** The question takes no more answers. */
export interface QuestionStopped {
  type: 'questionStopped';
  questionId: string;
}

/** Commands about questions: to ask them and to answer them. */
export type QuizCommand =
  | AnswerTogether
  | AskQuestion
  | CountHands
  | FreeSeat
  | GiveAnswer
  | PutAwayQuestion
  | ReadCards
  | RevealQuestion
  | StopQuestion;

/** What happened about questions, for everybody in the lesson. */
export type QuizEvent =
  | BallotsCounted
  | JoinCodesGiven
  | QuestionAsked
  | QuestionPutAway
  | QuestionRevealed
  | QuestionStopped
  | SeatFreed
  | SeatTaken;

/** A room's part in the quiz. */
export interface QuizRoom {
  roomId: string;
  /** What its pupils type. */
  code: string;
  /** Pupils on its class list when the lesson began; 0 where there is none. */
  classSize: number;
  /** Seats that answer by a device of their own, rising. */
  devices: SeatDevice[];
  /** Seats that have answered the question on the screens, rising. */
  seats: number[];
  /** Hands counted for it, or null. */
  hands: number | null;
  /** Whether the class has answered it as one. */
  together: boolean;
}

/** The question on the screens, if there is one, and who can answer and has. */
export interface QuizState {
  /** How many questions were asked so far. */
  asked: number;
  question: AskedQuestion | null;
  /** As in Rooms; none before JoinCodesGiven and after the lesson. */
  rooms: QuizRoom[];
}

/** Paper cards of the sender's own room, read by its camera or its helper's. Of several readings of a seat the last counts. */
export interface ReadCards {
  type: 'readCards';
  questionId: string;
  /** At most MaxSeat. */
  readings: CardReading[];
}

/** 揭晓: the bars and the right answer are shown to everybody. Only after StopQuestion. For the lecture room and directors. */
export interface RevealQuestion {
  type: 'revealQuestion';
  questionId: string;
}

/** What will be right. */
export interface RightAnswerKept {
  type: 'rightAnswerKept';
  questionId: string;
  answer: Answer;
}

/** What came from a room since it was last counted. */
export interface RoomCount {
  roomId: string;
  /** Seats that have answered now and had not then, rising. */
  seats: number[];
  /** Hands counted in all, or null when none are. */
  hands: number | null;
  /** Whether the class has answered as one. */
  together: boolean;
}

/** What a room answered. */
export interface RoomResult {
  roomId: string;
  /** What of the room counts. */
  way: AnswerWay;
  counts: BarCounts;
}

/** A seat answered, for the first time or anew. */
export interface SeatAnswered {
  type: 'seatAnswered';
  questionId: string;
  roomId: string;
  seat: number;
  way: SeatWay;
  answer: Answer;
}

/** A pupil's device. */
export interface SeatDevice {
  seat: number;
  /** Identifies the device within the lesson; it opens nothing. */
  holder: string;
}

/** No device holds the seat any more. */
export interface SeatFreed {
  type: 'seatFreed';
  roomId: string;
  seat: number;
}

/** A pupil's device holds a seat, in place of whichever held it before. */
export interface SeatTaken {
  type: 'seatTaken';
  roomId: string;
  seat: number;
  /** Identifies the device within the lesson; it opens nothing. */
  holder: string;
}

/** How a seat's answer came. */
export type SeatWay =
  /** The pupil's own device. */
  | 'device'
  /** The pupil's paper card, read by a camera. */
  | 'card';

/** 停止: no answer counts any more. For the lecture room and directors. */
export interface StopQuestion {
  type: 'stopQuestion';
  questionId: string;
}
