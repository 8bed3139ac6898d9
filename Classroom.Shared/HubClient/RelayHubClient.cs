using System.Net;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Help;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Lessons.Signals;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Classroom.Shared.HubClient;

/// <summary>
/// The hub of a relay, called from C#: for tests, load clients and other relays. One instance is one connection; it does not reconnect by itself,
/// because only its owner knows what to take up again. Calls may be made from any thread; the receiver is called one message at a time.
/// </summary>
public sealed class RelayHubClient : IRelayHub, IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RelayHubClient(HubConnection connection, IRelayClient receiver)
    {
        _connection = connection;
        // SignalR's own 15 s would be just what the relay takes for a lost connection.
        connection.KeepAliveInterval = ContractLimits.KeepAlive;
        connection.ServerTimeout = ContractLimits.MaxSilence;
        connection.Closed += reason =>
        {
            _closed.TrySetResult(reason);
            return Task.CompletedTask;
        };
        connection.On<LessonState>(nameof(IRelayClient.LessonEntered), receiver.LessonEntered);
        connection.On<IReadOnlyList<LessonEvent>>(nameof(IRelayClient.LessonEvents), receiver.LessonEvents);
        connection.On<SignalBatch>(nameof(IRelayClient.LessonSignals), receiver.LessonSignals);
        connection.On<IReadOnlyList<RoomStatus>>(nameof(IRelayClient.RoomsChanged), receiver.RoomsChanged);
        connection.On<CountyView>(nameof(IRelayClient.CountyChanged), receiver.CountyChanged);
        connection.On<IReadOnlyList<string>>(nameof(IRelayClient.ConsumersClosed), receiver.ConsumersClosed);
        connection.On<AnswerSheet>(nameof(IRelayClient.SheetChanged), receiver.SheetChanged);
        connection.On<IReadOnlyList<HelpTicket>>(nameof(IRelayClient.TicketsChanged), receiver.TicketsChanged);
        connection.On<string>(nameof(IRelayClient.CoursewareChanged), receiver.CoursewareChanged);
        connection.On<CountySituation>(nameof(IRelayClient.SituationChanged), receiver.SituationChanged);
        connection.On<RelayError>(nameof(IRelayClient.Farewell), receiver.Farewell);
    }

    /// <summary>Ends when the connection does, with the reason, or null for an orderly end.</summary>
    public Task<Exception?> Closed => _closed.Task;

    /// <summary>Connects. <see cref="Enter"/> is still to be called.</summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The relay cannot be reached or refuses the token.</exception>
    public static async Task<RelayHubClient> ConnectAsync(HubClientOptions options, IRelayClient receiver, CancellationToken cancellationToken)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(HubAddress(options)));
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(options.Connect));
        if (options.Json)
        {
            builder.Services.Configure<JsonHubProtocolOptions>(json => json.PayloadSerializerOptions = ContractJson.Options);
        }
        else
        {
            builder.AddMessagePackProtocol();
        }

        var client = new RelayHubClient(builder.Build(), receiver);
        try
        {
            await client._connection.StartAsync(cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<Reply<Welcome>> Enter(EnterRequest request) => Call<Welcome>(nameof(Enter), request);

    /// <inheritdoc/>
    public Task<Reply<LessonState>> StartLesson(StartLessonRequest request) => Call<LessonState>(nameof(StartLesson), request);

    /// <inheritdoc/>
    public Task<Reply<CommandAccepted>> Send(CommandRequest request) => Call<CommandAccepted>(nameof(Send), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> FollowLesson(FollowLessonRequest request) => Call<Done>(nameof(FollowLesson), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> UnfollowLesson(FollowLessonRequest request) => Call<Done>(nameof(UnfollowLesson), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> Signal(SignalRequest request) => Call<Done>(nameof(Signal), request);

    /// <inheritdoc/>
    public Task<Reply<TransportCreated>> CreateTransport(CreateTransportRequest request) => Call<TransportCreated>(nameof(CreateTransport), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> ConnectTransport(ConnectTransportRequest request) => Call<Done>(nameof(ConnectTransport), request);

    /// <inheritdoc/>
    public Task<Reply<TransportCreated>> RestartIce(RestartIceRequest request) => Call<TransportCreated>(nameof(RestartIce), request);

    /// <inheritdoc/>
    public Task<Reply<Produced>> Produce(ProduceRequest request) => Call<Produced>(nameof(Produce), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> CloseSource(CloseSourceRequest request) => Call<Done>(nameof(CloseSource), request);

    /// <inheritdoc/>
    public Task<Reply<Consumed>> Consume(ConsumeRequest request) => Call<Consumed>(nameof(Consume), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> ResumeConsumers(ConsumersRequest request) => Call<Done>(nameof(ResumeConsumers), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> PauseConsumers(ConsumersRequest request) => Call<Done>(nameof(PauseConsumers), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> CloseConsumers(ConsumersRequest request) => Call<Done>(nameof(CloseConsumers), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> SetLayer(SetLayerRequest request) => Call<Done>(nameof(SetLayer), request);

    /// <inheritdoc/>
    public Task<Reply<PictureTime>> PictureTime(PictureTimeRequest request) => Call<PictureTime>(nameof(PictureTime), request);

    /// <inheritdoc/>
    public Task<Reply<Done>> ReportCapture(CaptureReport report) => Call<Done>(nameof(ReportCapture), report);

    /// <inheritdoc/>
    public Task<Reply<Done>> Leave() => Call<Done>(nameof(Leave));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _closed.TrySetResult(null);
    }

    private Task<Reply<T>> Call<T>(string method, params object?[] arguments)
        where T : class =>
        _connection.InvokeCoreAsync<Reply<T>>(method, arguments);

    private static Uri HubAddress(HubClientOptions options)
    {
        var address = new UriBuilder(new Uri(options.Relay, "/hub")) { Query = "access_token=" + Uri.EscapeDataString(options.AccessToken) };
        address.Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        return address.Uri;
    }
}
