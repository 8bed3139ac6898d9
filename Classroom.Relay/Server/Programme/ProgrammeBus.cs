using Classroom.Relay.Lessons;
using Classroom.Relay.Live;
using Classroom.Relay.Media.Routing;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Programme;

/// <summary>
/// What a lesson shows: one picture and one sound, which are sources like any other and stay the same while the director cuts between the rooms'. Beside them
/// a second picture, idle but during a mix, when it goes on with what was on air before, for who can afford it.
/// Thread-safe, and nothing here blocks; the worker carries out cuts in the order in which they were made.
/// </summary>
public sealed class ProgrammeBus
{
    private const string Opus = "audio/opus";

    private readonly Lock _gate = new();
    private readonly LiveLesson _lesson;
    private readonly SourceRegistry _sources;
    private readonly ProgrammeTrack _picture;
    private readonly ProgrammeTrack _sound;
    private readonly ProgrammeTrack _former;
    private bool _isClosed;

    private ProgrammeBus(LiveLesson lesson, SourceRegistry sources, ProgrammeTrack picture, ProgrammeTrack sound, ProgrammeTrack former)
    {
        (_lesson, _sources, _picture, _sound, _former) = (lesson, sources, picture, sound, former);
        Video = SourceOf(picture, LessonId, SourceKind.Camera);
        Audio = SourceOf(sound, LessonId, SourceKind.Microphone);
        Former = SourceOf(former, former.Output.Id, SourceKind.Camera);
    }

    /// <summary>Identifier of the lesson.</summary>
    public string LessonId => _lesson.LessonId;

    /// <summary>The programme's picture.</summary>
    public LiveSource Video { get; }

    /// <summary>The programme's sound.</summary>
    public LiveSource Audio { get; }

    /// <summary>The picture before the last take, while it is mixed with the programme's.</summary>
    public LiveSource Former { get; }

    /// <summary>The source whose picture is on air, or null.</summary>
    public string? VideoOnAir { get; private set; }

    /// <summary>The source whose sound is on air, or null.</summary>
    public string? AudioOnAir { get; private set; }

    /// <summary>The source whose picture is mixed with what is on air, or null.</summary>
    public string? FormerOnAir { get; private set; }

    /// <summary>Under which identifier the picture of a lesson's programme is consumed.</summary>
    public static string VideoIdOf(string lessonId) => $"{lessonId}-video";

    /// <summary>Under which identifier the sound of a lesson's programme is consumed.</summary>
    public static string AudioIdOf(string lessonId) => $"{lessonId}-audio";

    /// <summary>Under which identifier the picture before the last take is consumed.</summary>
    public static string FormerIdOf(string lessonId) => $"{lessonId}-former";

    /// <summary>The source may go on air soon: its keyframes are asked for, so that the cut to it is quick. Null for none.</summary>
    /// <returns>Why it cannot go on air, or null.</returns>
    public LessonRefusal? Prepare(string? videoSourceId)
    {
        if (Refuse(videoSourceId, isVideo: true, out var source) is { } refusal)
        {
            return refusal;
        }

        if (source is not null)
        {
            _lesson.Worker.Post((_, now) => _picture.Prepare(source.Producer, now));
        }

        return null;
    }

    /// <summary>Shows other sources from now on: null for no picture, which the receivers' standby card stands in for, and for no sound.</summary>
    /// <returns>Why not, and nothing has changed; or null.</returns>
    public LessonRefusal? Cut(string? videoSourceId, string? audioSourceId)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return new LessonRefusal(ErrorCode.LessonEnded, "The lesson has ended.");
            }

            var refusal = Refuse(videoSourceId, isVideo: true, out var video);
            refusal = Refuse(audioSourceId, isVideo: false, out var audio) ?? refusal;
            if (refusal is not null)
            {
                return refusal;
            }

            (VideoOnAir, AudioOnAir) = (video?.SourceId, audio?.SourceId);
            _lesson.Worker.Post((_, now) =>
            {
                _picture.Cut(video?.Producer, now);
                _sound.Cut(audio?.Producer, now);
            });
            return null;
        }
    }

    /// <summary>Goes on with the picture of a source that is off air, for a mix with what is on air now; null ends it. A source that cannot be carried is not: there is a mix without it.</summary>
    public void Mix(string? formerSourceId)
    {
        lock (_gate)
        {
            var former = !_isClosed && Refuse(formerSourceId, isVideo: true, out var source) is null ? source : null;
            FormerOnAir = former?.SourceId;
            _lesson.Worker.Post((_, now) => _former.Cut(former?.Producer, now));
        }
    }

    /// <summary>Makes a lesson's bus on the lesson's worker, and makes its sources known.</summary>
    internal static async Task<ProgrammeBus> OpenAsync(LiveLesson lesson, SourceRegistry sources)
    {
        var mimeType = lesson.State.VideoCodec == VideoCodec.Vp8 ? "video/VP8" : "video/H264";
        var bus = await lesson.Worker.Run((router, _) =>
        {
            var picture = new ProgrammeTrack(router, VideoIdOf(lesson.LessonId), mimeType, lesson.LessonId);
            var sound = new ProgrammeTrack(router, AudioIdOf(lesson.LessonId), Opus, lesson.LessonId);
            var formerId = FormerIdOf(lesson.LessonId);
            return new ProgrammeBus(lesson, sources, picture, sound, new ProgrammeTrack(router, formerId, mimeType, cname: formerId, picture));
        });
        foreach (var source in bus.Outputs)
        {
            sources.Add(source);
        }

        return bus;
    }

    /// <summary>Ends the programme: whoever receives it is told as of any source that ends. Idempotent.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            (VideoOnAir, AudioOnAir, FormerOnAir) = (null, null, null);
        }

        foreach (var source in Outputs)
        {
            _sources.Remove(source.SourceId);
        }

        _lesson.Worker.Post((_, now) =>
        {
            _picture.Close(now);
            _sound.Close(now);
            _former.Close(now);
        });
    }

    /// <summary>A source has ended, whosever it was: if it was on air it is off the bus from now on. What is shown instead is the lesson's matter.</summary>
    internal void OnEnded(LiveSource source)
    {
        lock (_gate)
        {
            if (VideoOnAir == source.SourceId)
            {
                VideoOnAir = null;
                _lesson.Worker.Post((_, now) => Lose(_picture, source.Producer, now));
            }
            else if (AudioOnAir == source.SourceId)
            {
                AudioOnAir = null;
                _lesson.Worker.Post((_, now) => Lose(_sound, source.Producer, now));
            }
            else if (FormerOnAir == source.SourceId)
            {
                FormerOnAir = null;
                _lesson.Worker.Post((_, now) => Lose(_former, source.Producer, now));
            }
        }
    }

    private LiveSource[] Outputs => [Video, Audio, Former];

    /// <summary>By then something else may have been cut to.</summary>
    private static void Lose(ProgrammeTrack track, Producer source, Media.Primitives.MonotonicTime now)
    {
        if (track.OnAir == source)
        {
            track.Cut(null, now);
        }
    }

    /// <summary>Players of the lesson's name get its programme, and nothing beside it.</summary>
    private LiveSource SourceOf(ProgrammeTrack track, string name, SourceKind kind) =>
        new(track.Output.Id, name, null, kind, _lesson.Worker, track.Output) { LessonId = LessonId };

    private LessonRefusal? Refuse(string? sourceId, bool isVideo, out LiveSource? source)
    {
        source = sourceId is null ? null : _sources.Find(sourceId);
        if (source is null)
        {
            return sourceId is null ? null : new LessonRefusal(ErrorCode.NotFound, "There is no such source, or not any more.");
        }

        if (source.IsVideo != isVideo || source.RoomId is not { } roomId || _lesson.RoleOf(roomId) is null)
        {
            return new LessonRefusal(ErrorCode.Invalid, isVideo ? "That is no picture of this lesson." : "That is no sound of this lesson.");
        }

        if (source.Worker != _lesson.Worker)
        {
            return new LessonRefusal(ErrorCode.Conflict, "The room published before its lesson began; it has to publish again to go on air.");
        }

        return (isVideo ? _picture : _sound).Takes(source.Producer)
            ? null
            : new LessonRefusal(ErrorCode.NoCommonCodec, "The source is not in the lesson's codec.");
    }
}
