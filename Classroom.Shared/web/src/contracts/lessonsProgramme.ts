// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** Ask the holder for the desk (请求接管). */
export interface AskForDesk {
  type: 'askForDesk';
}

/** A room's fader was moved. */
export interface ChannelSet {
  type: 'channelSet';
  channel: MixerChannel;
}

/** Take the line of words away. */
export interface ClearCrawl {
  type: 'clearCrawl';
}

/** A line of words over what the rooms see. */
export interface Crawl {
  text: string;
  /** Lesson time. */
  sinceMs: number;
}

/** The line of words is gone. */
export interface CrawlCleared {
  type: 'crawlCleared';
}

/** A line of words is shown in every room. */
export interface CrawlShown {
  type: 'crawlShown';
  text: string;
}

/** A director asks for the desk. */
export interface DeskAsked {
  type: 'deskAsked';
  personId: string;
  name: string;
}

/** What happened at the director's desk and does not go on air; told to directors only. */
export type DeskEvent =
  | DeskAsked
  | DeskLeft
  | DeskTaken
  | PresetDropped
  | PresetKept
  | PreviewSet;

/** Nobody holds the lesson any more. */
export interface DeskLeft {
  type: 'deskLeft';
}

/** A director holds the lesson now, taken or handed over. */
export interface DeskTaken {
  type: 'deskTaken';
  personId: string;
  name: string;
}

/** A director at the desk, or one who asks for it. */
export interface Director {
  /** As in the lesson's roll. */
  personId: string;
  name: string;
  /** Lesson time. */
  sinceMs: number;
}

/** Forget a scene that was kept. */
export interface DropPreset {
  type: 'dropPreset';
  place: number;
}

/** The holder hands the desk over to a director who is in the lesson. */
export interface GiveDesk {
  type: 'giveDesk';
  personId: string;
}

/** Keep a scene for later in this lesson, in place of the one that was kept there. */
export interface KeepPreset {
  type: 'keepPreset';
  /** 1 to MaxPresets. */
  place: number;
  /** 1 to MaxPresetName characters. */
  name: string;
  scene: Scene;
}

/** The holder leaves the desk. A programme by hand ends with it; an automatic one goes on. */
export interface LeaveDesk {
  type: 'leaveDesk';
}

/** The alarm of a source that was lost while it was on air. */
export interface LostSource {
  /** What is missing. */
  source: SceneSlot;
  /** The scene that was on air with it, and is again once it is back. */
  before: Scene;
  /** Lesson time. */
  atMs: number;
}

/** A mix is over on every screen, and the scene before it is off air. A take, a loss on air and the end of the programme end one without this. */
export interface MixEnded {
  type: 'mixEnded';
}

/** How the programme's sound is mixed, at once and whatever scene is on air. */
export interface Mixer {
  /** The programme is silent. */
  muted: boolean;
  /** Faders that were moved, in the order of the rooms' first move; of other rooms they stand at 100. */
  channels: MixerChannel[];
}

/** A room's fader. */
export interface MixerChannel {
  roomId: string;
  /** 0 to 100, in per cent of the sound as it comes. */
  level: number;
  muted: boolean;
  /** While any room is solo, only such rooms are heard. */
  solo: boolean;
}

/** Silence the programme, or let it be heard again; at once. */
export interface MuteProgramme {
  type: 'muteProgramme';
  muted: boolean;
}

/** A scene that was kept is forgotten. */
export interface PresetDropped {
  type: 'presetDropped';
  place: number;
}

/** A scene was kept. */
export interface PresetKept {
  type: 'presetKept';
  preset: ScenePreset;
}

/** Another scene is in preview. */
export interface PreviewSet {
  type: 'previewSet';
  scene: Scene;
}

/** Commands of the director's desk. For directors; all but taking the desk and asking for it only for the one who holds it. */
export type ProgrammeCommand =
  | AskForDesk
  | ClearCrawl
  | DropPreset
  | GiveDesk
  | KeepPreset
  | LeaveDesk
  | MuteProgramme
  | SetChannel
  | SetPreview
  | SetProgrammeMode
  | ShowCrawl
  | Take
  | TakeDesk;

/** What happened to the programme of a lesson. */
export type ProgrammeEvent =
  | ChannelSet
  | CrawlCleared
  | CrawlShown
  | DeskAsked
  | DeskLeft
  | DeskTaken
  | MixEnded
  | PresetDropped
  | PresetKept
  | PreviewSet
  | ProgrammeModeSet
  | ProgrammeMuted
  | SceneTaken
  | SignalBack
  | SignalLost
  | SourceLost
  | SourceReturned;

/** Who decides what the receiving rooms see. */
export type ProgrammeMode =
  /** The teacher, by what is shared, shown and called; there is no programme. */
  | 'teacher'
  /** A director: the programme is on air. */
  | 'manual'
  /** The relay by its rules: the programme is on air, and a director may take over at any moment. */
  | 'automatic';

/** Who decides what the receiving rooms see has changed. */
export interface ProgrammeModeSet {
  type: 'programmeModeSet';
  mode: ProgrammeMode;
}

/** The programme was silenced, or is heard again. */
export interface ProgrammeMuted {
  type: 'programmeMuted';
  muted: boolean;
}

/** The programme of a lesson and the desk it is made at. Desk, preview and presets are told to directors only. */
export interface ProgrammeState {
  /** Who holds the lesson, or null. */
  desk: Director | null;
  /** Directors who ask for it, the first first. */
  asking: Director[];
  mode: ProgrammeMode;
  preview: Scene;
  /** What the receiving rooms see; holds while the mode is not Teacher. */
  onAir: Scene;
  /** Lesson time when it was taken. */
  onAirSinceMs: number;
  /** How long the change to it lasted, in ms; 0 was a cut. */
  mixMs: number;
  /** The scene before, while the mix from it runs: it is seen too, and moves. Null otherwise. */
  former: Scene | null;
  /** How often a scene was put on air. */
  takes: number;
  /** A source that was lost on air since the last take and is not back, or null. */
  lost: LostSource | null;
  /** Identifiers of sources that have not ended and of which nothing arrives. */
  noSignal: string[];
  /** By place. */
  presets: ScenePreset[];
  crawl: Crawl | null;
  mixer: Mixer;
}

/** A picture made of sources, as data: every receiver composes it by itself. */
export interface Scene {
  layout: SceneLayout;
  /** What stands in the places of the layout, the main one first; places after the last are empty. None for a card. */
  slots: SceneSlot[];
  sound: SceneSound;
  /** What a card says, at most MaxCardWords characters; empty for black. Empty for all other layouts. */
  words: string;
}

/** How a scene's places stand on the screen. */
export type SceneLayout =
  /** One place that fills the screen. */
  | 'one'
  /** Two of equal size side by side. */
  | 'oneAndOne'
  /** A large one, and up to five small ones in a column beside it. */
  | 'oneAndMany'
  /** Four of equal size. */
  | 'four'
  /** Nine of equal size. */
  | 'nine'
  /** A large one, usually the page, and a small picture in its corner. */
  | 'inset'
  /** No picture: a card with words, or nothing at all. */
  | 'card';

/** A scene kept for later in the same lesson. */
export interface ScenePreset {
  /** 1 to MaxPresets. */
  place: number;
  name: string;
  scene: Scene;
}

/** What stands in one place of a scene. Named by what it is and not by a track, so that a scene outlives a room's reload. */
export interface SceneSlot {
  kind: SlotKind;
  /** The camera's room; null for all else. */
  roomId: string | null;
}

/** Who is heard with a scene. */
export interface SceneSound {
  /** The sound follows the picture: the lecture room, the room in the first place and the room that is called. */
  follows: boolean;
  /** Who is heard instead when it does not; at most MaxSceneVoices. */
  roomIds: string[];
}

/** A scene is on air. The actor of the event says who took it; the relay for one that the automatic director took. */
export interface SceneTaken {
  type: 'sceneTaken';
  scene: Scene;
  /** 0 for a cut. */
  mixMs: number;
}

/** Move a room's fader; heard at once. */
export interface SetChannel {
  type: 'setChannel';
  roomId: string;
  /** 0 to 100. */
  level: number;
  muted: boolean;
  solo: boolean;
}

/** Prepare a scene. Nothing of it goes on air before Take. */
export interface SetPreview {
  type: 'setPreview';
  scene: Scene;
}

/** Say who decides what the receiving rooms see. A programme begins with what they see at that moment. */
export interface SetProgrammeMode {
  type: 'setProgrammeMode';
  mode: ProgrammeMode;
}

/** Show a line of words in every room of the lesson (字幕). */
export interface ShowCrawl {
  type: 'showCrawl';
  /** 1 to MaxTalkLength characters. */
  text: string;
}

/** The picture arrives again. */
export interface SignalBack {
  type: 'signalBack';
  sourceId: string;
}

/** Nothing arrives of a picture any more, though its source has not ended: a cable was pulled. Told while there is a programme. */
export interface SignalLost {
  type: 'signalLost';
  sourceId: string;
}

/** What stands in a place of a scene. */
export type SlotKind =
  /** Nothing. */
  | 'empty'
  /** A room's camera. */
  | 'camera'
  /** The lecture room's shared screen. */
  | 'screen'
  /** The page or board that the class looks at, with its ink. */
  | 'page';

/** A source ended, or nothing arrived of it any more, while it was on air. */
export interface SourceLost {
  type: 'sourceLost';
  source: SceneSlot;
  /** What is on air in its place from now on. */
  scene: Scene;
}

/** What was lost on air is there again before anything else was taken, and goes back to its place. */
export interface SourceReturned {
  type: 'sourceReturned';
  /** What came. */
  source: SceneSlot;
  /** What is on air from now on. */
  scene: Scene;
  /** What of the scene before the loss is still not there, or null. */
  missing: SceneSlot | null;
}

/** Put the preview on air; what was on air becomes the preview. During an automatic programme it is a take-over: the mode is by hand from then on. */
export interface Take {
  type: 'take';
  /** 0 for a cut (切), else how long the mix lasts, up to MaxMixMs. */
  mixMs: number;
}

/** 导这节课: a desk that nobody holds, or whose holder is not in the lesson. */
export interface TakeDesk {
  type: 'takeDesk';
}
