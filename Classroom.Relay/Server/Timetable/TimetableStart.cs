using Classroom.Relay.County;
using Classroom.Relay.Hosting;

namespace Classroom.Relay.Timetable;

/// <summary>Has the timetable at hand before the relay answers anybody, and gives the demo county a day to be seen at.</summary>
internal sealed class TimetableStart(PlanBook book, RoomDirectory rooms, RelayOptions options, TimeProvider clock) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await book.TurnPageAsync(cancellationToken);
        if (options.Demo && !book.AtHand.Any(plan => Slot.IsCurrent(plan, clock.GetUtcNow())))
        {
            await book.AddAsync(DemoDay.Around(rooms, clock.GetLocalNow()));
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
