// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** A word between the teacher and the helpers of a receiving room. */
export interface Note {
  roomId: string;
  fromTeacher: boolean;
  kind: NoteKind;
  text: string;
  /** Lesson time. */
  atMs: number;
}

/** What a note between the two teachers is about. */
export type NoteKind =
  /** Words; the only kind that needs a text. */
  | 'words'
  /** 请准备: the teacher will soon hand over. */
  | 'cue'
  /** 交给你了: the helper leads its room from here. */
  | 'handOver'
  /** 收到: the helper has seen it. */
  | 'received';

/** A word between the teacher and the helpers of a receiving room; withheld from everybody else. */
export interface NoteSent {
  type: 'noteSent';
  roomId: string;
  /** True for one from the lecture room, false for one from a helper. */
  fromTeacher: boolean;
  kind: NoteKind;
  text: string;
}

/** A written question is answered. */
export interface QuestionReplied {
  type: 'questionReplied';
  number: number;
  /** The answer, or null for one given aloud. */
  text?: string;
}

/** A room asked in writing. */
export interface QuestionWritten {
  type: 'questionWritten';
  /** 1, 2, 3 … within the lesson. */
  number: number;
  roomId: string;
  text: string;
  seat?: number;
}

/** Tells the teacher how the lesson arrives in a receiving room; from the room or a helper in it. */
export interface React {
  type: 'react';
  reaction: Reaction;
}

/** A room reacted; it takes the place of what the room said before. */
export interface Reacted {
  type: 'reacted';
  roomId: string;
  reaction: Reaction;
}

/** The three things a teacher can act on at once. There are no others, so that none of them drowns. */
export type Reaction =
  /** 听懂了. */
  | 'understood'
  /** 没听懂. */
  | 'lost'
  /** 请慢一点. */
  | 'slower';

/** Marks a written question as answered, aloud or by these words. For the lecture room and directors. */
export interface ReplyToQuestion {
  type: 'replyToQuestion';
  number: number;
  /** 1 to MaxTalkLength characters, or null for one answered aloud. */
  text?: string;
}

/** A room's latest reaction. */
export interface RoomReaction {
  roomId: string;
  reaction: Reaction;
  /** Lesson time; what is old says nothing any more. */
  atMs: number;
}

/** A word between the teacher and the helpers of one receiving room, told to nobody else. The teacher names the room; a helper's is its own. */
export interface SendNote {
  type: 'sendNote';
  roomId: string;
  kind: NoteKind;
  /** At most MaxTalkLength characters; empty only for a note whose kind says it all. */
  text: string;
}

/** Commands about written questions, reactions and what the two teachers tell each other. */
export type TalkCommand =
  | React
  | ReplyToQuestion
  | SendNote
  | WriteQuestion;

/** What was written in the lesson. */
export type TalkEvent =
  | NoteSent
  | QuestionReplied
  | QuestionWritten
  | Reacted;

/** What was written in the lesson. Old questions and notes fall out of it, so that a long lesson is no heavier to join; the log keeps them. */
export interface TalkState {
  /** Questions so far. */
  asked: number;
  /** The latest MostQuestions, oldest first. */
  questions: WrittenQuestion[];
  /** At most one for each room, in the order they came. */
  reactions: RoomReaction[];
  /** The latest MostNotes of each room, oldest first. A listener sees those that it is part of. */
  notes: Note[];
}

/** A question in writing to the teacher, from a receiving room or a helper in it; the room is the sender's own. */
export interface WriteQuestion {
  type: 'writeQuestion';
  /** 1 to MaxTalkLength characters. */
  text: string;
  /** Whose question it is: 1 to MaxSeat, or null for the room as a whole. */
  seat?: number;
}

/** A question in writing, and what became of it. */
export interface WrittenQuestion {
  number: number;
  roomId: string;
  seat: number | null;
  text: string;
  /** Lesson time. */
  atMs: number;
  /** True once the teacher has marked it. */
  answered: boolean;
  /** The teacher's words, or null for a question that is open or was answered aloud. */
  answer: string | null;
}
