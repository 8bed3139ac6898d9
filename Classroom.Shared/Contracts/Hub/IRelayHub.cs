using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>
/// What a client may call at <c>/hub</c>. Every call answers a <see cref="Reply{T}"/>: a refusal is a value with a stable code, never an exception.
/// <see cref="Enter"/> comes first on each connection; all else is refused before it with <see cref="ErrorCode.Unauthorized"/>.
/// </summary>
public interface IRelayHub
{
    /// <summary>Says who calls and answers where things stand. From then on events flow to this connection.</summary>
    Task<Reply<Welcome>> Enter(EnterRequest request);

    /// <summary>Starts a lesson. A lecture room, a director or an administrator may.</summary>
    Task<Reply<LessonState>> StartLesson(StartLessonRequest request);

    /// <summary>
    /// Follows a live lesson, as directors do with several at once: its state comes as <see cref="IRelayClient.LessonEntered"/>, its events after it, and the
    /// caller is in the lesson's roll. To be called anew on each connection.
    /// </summary>
    Task<Reply<Done>> FollowLesson(FollowLessonRequest request);

    /// <summary>Follows a lesson no more.</summary>
    Task<Reply<Done>> UnfollowLesson(FollowLessonRequest request);

    /// <summary>Applies a command to a live lesson, exactly once per command identifier.</summary>
    Task<Reply<CommandAccepted>> Send(CommandRequest request);

    /// <summary>Passes a signal on to everybody in a live lesson. Not logged; lost where a link is slow.</summary>
    Task<Reply<Done>> Signal(SignalRequest request);

    /// <summary>Makes a transport.</summary>
    Task<Reply<TransportCreated>> CreateTransport(CreateTransportRequest request);

    /// <summary>Gives the relay the client's certificate fingerprint.</summary>
    Task<Reply<Done>> ConnectTransport(ConnectTransportRequest request);

    /// <summary>Restarts ICE after the client's network changed.</summary>
    Task<Reply<TransportCreated>> RestartIce(RestartIceRequest request);

    /// <summary>Publishes a track of the caller's room into its lesson.</summary>
    Task<Reply<Produced>> Produce(ProduceRequest request);

    /// <summary>Ends a track the caller published.</summary>
    Task<Reply<Done>> CloseSource(CloseSourceRequest request);

    /// <summary>Makes consumers, paused.</summary>
    Task<Reply<Consumed>> Consume(ConsumeRequest request);

    /// <summary>Lets media flow; asks the source for a keyframe.</summary>
    Task<Reply<Done>> ResumeConsumers(ConsumersRequest request);

    /// <summary>Holds media back, for example of a tile scrolled out of sight.</summary>
    Task<Reply<Done>> PauseConsumers(ConsumersRequest request);

    /// <summary>Ends consumers.</summary>
    Task<Reply<Done>> CloseConsumers(ConsumersRequest request);

    /// <summary>Chooses the highest simulcast layer of a consumer.</summary>
    Task<Reply<Done>> SetLayer(SetLayerRequest request);

    /// <summary>Tells which moments of the lesson a picture shows, so that what is drawn appears with the hand that draws it.</summary>
    Task<Reply<PictureTime>> PictureTime(PictureTimeRequest request);

    /// <summary>Tells what a room's page sees and hears of its own camera and microphone.</summary>
    Task<Reply<Done>> ReportCapture(CaptureReport report);

    /// <summary>Ends the caller's presence at once (page closed on purpose); leaving is not ending the lesson.</summary>
    Task<Reply<Done>> Leave();
}
