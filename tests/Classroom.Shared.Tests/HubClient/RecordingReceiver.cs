using System.Threading.Channels;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Help;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Lessons.Signals;

namespace Classroom.Shared.Tests.HubClient;

/// <summary>Keeps what the relay told, in order.</summary>
internal sealed class RecordingReceiver : IRelayClient
{
    private readonly Channel<object> _told = Channel.CreateUnbounded<object>();

    public async Task<T> Next<T>()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return Assert.IsType<T>(await _told.Reader.ReadAsync(limit.Token), exactMatch: false);
    }

    public Task LessonEntered(LessonState state) => Keep(state);

    public Task LessonEvents(IReadOnlyList<LessonEvent> events) => Keep(events);

    public Task LessonSignals(SignalBatch batch) => Keep(batch);

    public Task RoomsChanged(IReadOnlyList<RoomStatus> rooms) => Keep(rooms);

    public Task CountyChanged(CountyView county) => Keep(county);

    public Task ConsumersClosed(IReadOnlyList<string> consumerIds) => Keep(consumerIds);

    public Task SheetChanged(AnswerSheet sheet) => Keep(sheet);

    public Task TicketsChanged(IReadOnlyList<HelpTicket> tickets) => Keep(tickets);

    public Task CoursewareChanged(string roomId) => Keep(roomId);

    public Task SituationChanged(CountySituation situation) => Keep(situation);

    public Task Farewell(RelayError reason) => Keep(reason);

    private Task Keep(object told) => _told.Writer.WriteAsync(told).AsTask();
}
