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

    /// <summary>Longest written question, answer or note, in characters (UTF-16).</summary>
    public const int MaxTalkLength = 200;

    /// <summary>Longest question, and longest text of one of its options, in characters (UTF-16).</summary>
    public const int MaxPromptLength = 500;

    /// <summary>Most options of a question.</summary>
    public const int MaxOptions = 6;

    /// <summary>Longest written answer, in characters (UTF-16).</summary>
    public const int MaxAnswerLength = 200;

    /// <summary>Most hands that can be counted for one option in one room.</summary>
    public const int MaxHands = 200;

    /// <summary>Most sources or consumers that one request may name.</summary>
    public const int MaxNamesPerRequest = 64;
}
