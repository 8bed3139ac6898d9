using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Live;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;

namespace Classroom.Relay.Signaling;

/// <summary>对讲: a voice that the lecture room of a lesson may receive and nobody else.</summary>
/// <param name="speaker">Who speaks; whether it may is decided before.</param>
internal sealed class PrivateVoice(Caller speaker, MediaSession media, SourceRegistry sources)
{
    /// <summary>Publishes the voice and tells the lesson of it; in a lesson that does not take it, it is gone again.</summary>
    public async Task<Reply<Produced>> OpenAsync(LiveLesson lesson, string transportId, RtpParameters parameters)
    {
        LiveSource? voice = null;
        var reply = await media.ProduceAsync(
            transportId,
            SourceKind.TalkBack,
            parameters,
            (worker, producer) => voice = new LiveSource(producer.Id, producer.Id, null, SourceKind.TalkBack, worker, producer) { TalksTo = lesson.LectureRoomId });
        if (reply.Value is not { } produced || voice is null)
        {
            return reply;
        }

        var append = lesson.Apply(LessonActor.Relay with { Id = speaker.Id }, new OpenTalkBack(new TalkBack(speaker.Name, produced.SourceId, voice.Worker.RouterId)));
        if (append.Refusal is { } refusal)
        {
            await media.CloseSourceAsync(produced.SourceId);
            return Replies.Refuse<Produced>(refusal.Code, refusal.Message);
        }

        if (sources.Find(produced.SourceId) is null)
        {
            // It ended on the way, and its end found nothing in the lesson to take away.
            lesson.Report(new CloseTalkBack(produced.SourceId));
        }

        return reply;
    }
}
