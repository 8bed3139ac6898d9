using Classroom.Relay.Lessons;
using Classroom.Relay.Live;
using Classroom.Relay.Media.Routing;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Programme;

/// <summary>
/// What a lesson shows: one picture and one sound, which are sources like any other and stay the same while the director cuts between the rooms'.
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
    private bool _isClosed;

    private ProgrammeBus(LiveLesson lesson, SourceRegistry sources, ProgrammeTrack picture, ProgrammeTrack sound)
    {
        (_lesson, _sources, _picture, _sound) = (lesson, sources, picture, sound);
        Video = SourceOf(picture, SourceKind.Camera);
        Audio = SourceOf(sound, SourceKind.Microphone);
    }

    /// <summary>Identifier of the lesson.</summary>
    public string LessonId => _lesson.LessonId;

    /// <summary>The programme's picture.</summary>
    public LiveSource Video { get; }

    /// <summary>The programme's sound.</summary>
    public LiveSource Audio { get; }

    /// <summary>The source whose picture is on air, or null.</summary>
    public string? VideoOnAir { get; private set; }

    /// <summary>The source whose sound is on air, or null.</summary>
    public string? AudioOnAir { get; private set; }

    /// <summary>Under which identifier the picture of a lesson's programme is consumed.</summary>
    public static string VideoIdOf(string lessonId) => $"{lessonId}-video";

    /// <summary>Under which identifier the sound of a lesson's programme is consumed.</summary>
    public static string AudioIdOf(string lessonId) => $"{lessonId}-audio";

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

    /// <summary>Makes a lesson's bus on the lesson's worker, and makes its sources known.</summary>
    internal static async Task<ProgrammeBus> OpenAsync(LiveLesson lesson, SourceRegistry sources)
    {
        var mimeType = lesson.State.VideoCodec == VideoCodec.Vp8 ? "video/VP8" : "video/H264";
        var bus = await lesson.Worker.Run((router, _) => new ProgrammeBus(
            lesson,
            sources,
            new ProgrammeTrack(router, VideoIdOf(lesson.LessonId), mimeType, lesson.LessonId),
            new ProgrammeTrack(router, AudioIdOf(lesson.LessonId), Opus, lesson.LessonId)));
        sources.Add(bus.Video);
        sources.Add(bus.Audio);
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
            (VideoOnAir, AudioOnAir) = (null, null);
        }

        _sources.Remove(Video.SourceId);
        _sources.Remove(Audio.SourceId);
        _lesson.Worker.Post((_, now) =>
        {
            _picture.Close(now);
            _sound.Close(now);
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
        }
    }

    /// <summary>By then something else may have been cut to.</summary>
    private static void Lose(ProgrammeTrack track, Producer source, Media.Primitives.MonotonicTime now)
    {
        if (track.OnAir == source)
        {
            track.Cut(null, now);
        }
    }

    private LiveSource SourceOf(ProgrammeTrack track, SourceKind kind) =>
        new(track.Output.Id, LessonId, null, kind, _lesson.Worker, track.Output) { LessonId = LessonId };

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
