namespace Classroom.Shared.Contracts;

/// <summary>Bounds that both sides of the hub keep to.</summary>
public static class ContractLimits
{
    /// <summary>Largest message a client may send to the hub, in bytes. The largest in use, <c>Consume</c> with a browser's capabilities, takes about 20 KiB.</summary>
    public const int MaxRequestBytes = 128 * 1024;

    /// <summary>Largest message a client need take from the hub, in bytes: the state of a long lesson or a wall of many rooms.</summary>
    public const int MaxReplyBytes = 4 * 1024 * 1024;

    /// <summary>Silence after which either side of the hub takes the connection for lost.</summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(15);

    /// <summary>How often either side says that it is there when it has nothing else to say.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    /// <summary>Seats of a room are numbered from 1 to this.</summary>
    public const int MaxSeat = 99;

    /// <summary>Longest name on a class list, in characters (UTF-16); a name of a minority people may be long.</summary>
    public const int MaxPupilName = 32;

    /// <summary>Longest subject or title of a planned lesson, in characters (UTF-16).</summary>
    public const int MaxPlanText = 32;

    /// <summary>Longest written question, answer or note, in characters (UTF-16).</summary>
    public const int MaxTalkLength = 200;
    /// <summary>Colours of ink are numbered from 0 to this.</summary>
    public const int MaxInkColour = 5;

    /// <summary>The broadest line and the highest words, in units of the page's width: a tenth of it.</summary>
    public const int MaxInkWidth = 3277;

    /// <summary>Longest coded points of one mark, in characters: half a minute of quick handwriting. A longer stroke goes on as another mark.</summary>
    public const int MaxPointsLength = 8 * 1024;

    /// <summary>Longest coded points of one signal, in characters.</summary>
    public const int MaxSignalPointsLength = 2 * 1024;

    /// <summary>Greatest age of a signal, in ms; older ones say so much and no more.</summary>
    public const int MaxSignalAgeMs = 1_000;

    /// <summary>Most characters of a mark of words.</summary>
    public const int MaxInkText = 200;

    /// <summary>Most marks on one surface, those not seen included; at some eight strokes a character a page full of handwriting has 2,500.</summary>
    public const int MaxMarks = 4_000;

    /// <summary>Most surfaces with marks in one lesson.</summary>
    public const int MaxSurfaces = 500;

    /// <summary>Longest name of a surface.</summary>
    public const int MaxSurfaceLength = 120;

    /// <summary>Most marks that one command erases.</summary>
    public const int MaxErased = 100;

    /// <summary>Steps that can be undone.</summary>
    public const int MaxUndo = 40;

    /// <summary>Greatest weight of a lesson's ink; see <see cref="InkWeight"/>. Leaves room for all else in <see cref="MaxReplyBytes"/>.</summary>
    public const int MaxInkSize = 2560 * 1024;

    /// <summary>Weight of a mark beside its points and words: about what the rest of it takes on the wire.</summary>
    public const int InkWeight = 80;

    /// <summary>Longest question, and longest text of one of its options, in characters (UTF-16).</summary>
    public const int MaxPromptLength = 500;

    /// <summary>Most options of a question.</summary>
    public const int MaxOptions = 6;

    /// <summary>Longest written answer, in characters (UTF-16).</summary>
    public const int MaxAnswerLength = 200;

    /// <summary>Most questions that one lecture room keeps prepared.</summary>
    public const int MaxPrepared = 100;

    /// <summary>Most hands that can be counted for one option in one room.</summary>
    public const int MaxHands = 200;

    /// <summary>Most sources or consumers that one request may name.</summary>
    public const int MaxNamesPerRequest = 64;

    /// <summary>Largest file of courseware, in bytes.</summary>
    public const long MaxCoursewareBytes = 200L * 1024 * 1024;

    /// <summary>Longest file name of courseware, in characters.</summary>
    public const int MaxCoursewareName = 128;

    /// <summary>Most pages of a piece of courseware: a term's textbook.</summary>
    public const int MaxCoursewarePages = 500;

    /// <summary>Largest part of a file that one request may carry, in bytes.</summary>
    public const int MaxCoursewarePart = 16 * 1024 * 1024;

    /// <summary>Most blank boards of one lesson.</summary>
    public const int MaxBoards = 99;

    /// <summary>Scenes that a lesson keeps are numbered from 1 to this.</summary>
    public const int MaxPresets = 20;

    /// <summary>Longest name of a kept scene, in characters (UTF-16).</summary>
    public const int MaxPresetName = 20;

    /// <summary>Longest text of a card, in characters (UTF-16).</summary>
    public const int MaxCardWords = 60;

    /// <summary>Most rooms that a scene names to be heard.</summary>
    public const int MaxSceneVoices = 16;

    /// <summary>Longest mix from one scene to the next, in ms.</summary>
    public const int MaxMixMs = 1_000;
}
