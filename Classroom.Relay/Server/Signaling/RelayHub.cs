using System.Runtime.CompilerServices;
using Classroom.Relay.Accounts;
using Classroom.Relay.Metrics;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Classroom.Relay.Signaling;

/// <summary>
/// The hub's door: finds the caller's session and hands the call to it. A fault of ours is logged and answered as
/// <see cref="ErrorCode.Internal"/>; the connection and the lesson go on.
/// </summary>
[Authorize(Policies.Lessons)]
public sealed partial class RelayHub(ClientSessions sessions, RefusalBook refusals, TimeProvider clock, ILogger<RelayHub> logger) : Hub<IRelayClient>, IRelayHub
{
    // A page of this version makes none; one left open over an update makes a few.
    private const int MisfitsPerSecond = 10;
    private const int MisfitBurst = 50;

    /// <inheritdoc/>
    public Task<Reply<Welcome>> Enter(EnterRequest request) => Answer(() => sessions.EnterAsync(Context, Clients.Caller, request));

    /// <inheritdoc/>
    public Task<Reply<LessonState>> StartLesson(StartLessonRequest request) => InSession(request, session => session.StartLessonAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> FollowLesson(FollowLessonRequest request) => InSession(request, session => session.FollowLessonAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> UnfollowLesson(FollowLessonRequest request) => InSession(request, session => session.UnfollowLessonAsync(request));

    /// <inheritdoc/>
    public Task<Reply<CommandAccepted>> Send(CommandRequest request) => InSession(request, session => session.SendAsync(request), forPupils: true);

    /// <inheritdoc/>
    public Task<Reply<Done>> Signal(SignalRequest request) => InSession(request, session => session.SignalAsync(request));

    /// <inheritdoc/>
    public Task<Reply<TransportCreated>> CreateTransport(CreateTransportRequest request) => InSession(request, session => session.CreateTransportAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> ConnectTransport(ConnectTransportRequest request) => InSession(request, session => session.ConnectTransportAsync(request));

    /// <inheritdoc/>
    public Task<Reply<TransportCreated>> RestartIce(RestartIceRequest request) => InSession(request, session => session.RestartIceAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Produced>> Produce(ProduceRequest request) => InSession(request, session => session.ProduceAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> CloseSource(CloseSourceRequest request) => InSession(request, session => session.CloseSourceAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Consumed>> Consume(ConsumeRequest request) => InSession(request, session => session.ConsumeAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> ResumeConsumers(ConsumersRequest request) => InSession(request, session => session.ResumeConsumersAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> PauseConsumers(ConsumersRequest request) => InSession(request, session => session.PauseConsumersAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> CloseConsumers(ConsumersRequest request) => InSession(request, session => session.CloseConsumersAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> SetLayer(SetLayerRequest request) => InSession(request, session => session.SetLayerAsync(request));

    /// <inheritdoc/>
    public Task<Reply<PictureTime>> PictureTime(PictureTimeRequest request) => InSession(request, session => session.PictureTimeAsync(request));

    /// <inheritdoc/>
    public Task<Reply<Done>> ReportCapture(CaptureReport report) => InSession(report, session => session.ReportCaptureAsync(report));

    /// <inheritdoc/>
    public Task<Reply<Done>> Leave() => InSession(async session =>
    {
        await sessions.EndAsync(session);
        return Replies.Done;
    }, forPupils: true);

    /// <summary>Answers what is no call of the contract. <see cref="MisfitProtocol"/> brings it here; no client can call it.</summary>
    public Task<Reply<Done>> Misfit(MisfitCall call) => Answer(
        () => Task.FromResult(Misfits().TryTake()
            ? Replies.Refuse<Done>(ErrorCode.Invalid, call.Why)
            : Replies.Refuse<Done>(ErrorCode.TooMany, "Too many calls that the hub does not have; wait a little.")),
        call.What);

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        // SignalR ends a connection whose message is larger than any may be, or none at all; there is no call to answer.
        if (exception is InvalidDataException)
        {
            Note("A message", ErrorCode.Invalid, exception.Message);
        }

        sessions.Disconnected(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>No contract's argument may be null, but a client can send one.</summary>
    private Task<Reply<T>> InSession<T>(object? request, Func<ClientSession, Task<Reply<T>>> call, bool forPupils = false, [CallerMemberName] string method = "")
        where T : class => request is null
        ? Answer(() => Task.FromResult(Replies.Refuse<T>(ErrorCode.Invalid, "The call needs its argument.")), method)
        : InSession(call, forPupils, method);

    private Task<Reply<T>> InSession<T>(Func<ClientSession, Task<Reply<T>>> call, bool forPupils = false, [CallerMemberName] string method = "")
        where T : class
    {
        var session = sessions.OfConnection(Context.ConnectionId);
        return Answer(
            () => session switch
            {
                null => Task.FromResult(Replies.Refuse<T>(ErrorCode.Unauthorized, "Enter comes first.")),
                { Caller.Seat: not null } when !forPupils => Task.FromResult(Replies.Refuse<T>(ErrorCode.Forbidden, "This is not for pupils.")),
                _ => call(session),
            },
            method);
    }

    private async Task<Reply<T>> Answer<T>(Func<Task<Reply<T>>> call, [CallerMemberName] string method = "")
        where T : class
    {
        var reply = await TryAnswer(call);
        if (reply.Error is { } refusal)
        {
            Note(method, refusal.Code, refusal.Message);
        }

        return reply;
    }

    /// <summary>This connection's.</summary>
    private CallMeter Misfits()
    {
        if (Context.Items.TryGetValue(typeof(CallMeter), out var kept) && kept is CallMeter meter)
        {
            return meter;
        }

        meter = new CallMeter(MisfitsPerSecond, MisfitBurst, clock);
        Context.Items[typeof(CallMeter)] = meter;
        return meter;
    }

    private void Note(string what, ErrorCode code, string why)
    {
        var asker = sessions.OfConnection(Context.ConnectionId)?.Caller.Id ?? Context.User?.DisplayName();
        refusals.Note(asker ?? "", what, Problems.Name(code), why);
    }

    private async Task<Reply<T>> TryAnswer<T>(Func<Task<Reply<T>>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.CallFailed(logger, typeof(T).Name, error);
            return Replies.Refuse<T>(ErrorCode.Internal, "A fault of the relay; it was logged.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Error, "A hub call that should answer {Answer} failed")]
        public static partial void CallFailed(ILogger logger, string answer, Exception error);
    }
}
