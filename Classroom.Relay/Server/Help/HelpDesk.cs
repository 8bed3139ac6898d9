using System.Security.Cryptography;
using System.Text.Json;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Live;
using Classroom.Relay.Metrics.Links;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Help;
using Classroom.Shared.Contracts.Lessons.Help;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Help;

/// <summary>
/// 求助: rooms ask, directors take and close. A ticket is the county's, because a room may need help outside of lessons; the lesson that the room is in
/// keeps what became of it in its own log. One open ticket for a room; what is answered is in the database. Any thread.
/// </summary>
public sealed class HelpDesk(IDbContextFactory<CountyContext> contexts, RoomDirectory rooms, LessonBoard board, LinkHistory links, LinkWatch watch, TimeProvider clock) : IHostedService, IDisposable
{
    /// <summary>A room whose ticket was closed asks again no sooner than this: a child that leans on the key must not fill the wall.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HelpTicket> _open = [];
    private readonly Dictionary<string, DateTimeOffset> _closedAt = [];
    private readonly Dictionary<ClientOutbox, string?> _watchers = [];

    /// <summary>Takes up the tickets that the relay's last run left open.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var record in await context.HelpTickets.AsNoTracking().Where(record => record.Stage != HelpStage.Closed).ToListAsync(cancellationToken))
        {
            _open[record.Id] = ToTicket(record);
        }
    }

    /// <summary>Rooms whose call for help is open.</summary>
    public IReadOnlySet<string> Asking
    {
        get
        {
            lock (_gate)
            {
                return _open.Values.Select(ticket => ticket.RoomId).ToHashSet();
            }
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    /// <summary>Tells <paramref name="watcher"/> the open tickets of a room, or with null of the county, and from then on what becomes of them.</summary>
    public void Watch(ClientOutbox watcher, string? roomId)
    {
        lock (_gate)
        {
            _watchers[watcher] = roomId;
            HelpTicket[] known = [.. _open.Values.Where(ticket => roomId is null || ticket.RoomId == roomId).OrderBy(ticket => ticket.AskedAt)];
            if (known.Length > 0)
            {
                watcher.TicketsChanged(known);
            }
        }
    }

    /// <summary>Tells <paramref name="watcher"/> no more.</summary>
    public void Unwatch(ClientOutbox watcher)
    {
        lock (_gate)
        {
            _watchers.Remove(watcher);
        }
    }

    /// <summary>A room asks for help. Answers the ticket it has open already, if there is one; null for no such room, or for one that asks again at once.</summary>
    /// <param name="askedBy">The name to show.</param>
    internal Task<HelpTicket?> AskAsync(string? roomId, string askedBy) => ChangeAsync(async () =>
    {
        if (rooms.Find(roomId) is not { Identity: var room } || OpenOf(room.RoomId) is { } open)
        {
            return OpenOf(roomId ?? "");
        }

        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (_closedAt.TryGetValue(room.RoomId, out var closedAt) && now < closedAt + AskEvery)
        {
            return null;
        }

        // The trouble is now: what the last ten seconds brought belongs into the figures.
        await watch.MeasureAsync(CancellationToken.None);
        var lesson = board.AwaitedIn(room.RoomId);
        var record = new HelpRecord
        {
            Id = $"h-{clock.GetLocalNow():yyyyMMdd}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}",
            RoomId = room.RoomId,
            RoomName = room.Name,
            School = room.School,
            LessonId = lesson?.LessonId,
            AskedBy = askedBy,
            AskedAt = now,
            Stage = HelpStage.Asked,
            Link = JsonSerializer.Serialize(links.Of(room.RoomId).Select(ToPoint), ContractJson.Options),
        };
        await using var context = await contexts.CreateDbContextAsync();
        context.HelpTickets.Add(record);
        await context.SaveChangesAsync();
        lesson?.Report(new ReportHelp(new HelpAsked(room.RoomId, record.Id)));
        return Announce(ToTicket(record));
    });

    /// <summary>处理中. Null for no such open ticket; one that is taken changes hands.</summary>
    internal Task<HelpTicket?> TakeAsync(string ticketId, string handler) => ChangeAsync(async () =>
    {
        if (Open(ticketId) is not { } ticket)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync();
        await context.HelpTickets.Where(record => record.Id == ticketId).ExecuteUpdateAsync(set => set
            .SetProperty(record => record.Stage, HelpStage.Taken)
            .SetProperty(record => record.Handler, handler)
            .SetProperty(record => record.TakenAt, now));
        Tell(ticket, new HelpTaken(ticket.RoomId, ticketId, handler));
        return Announce(ticket with { Stage = HelpStage.Taken, Handler = handler });
    });

    /// <summary>Done. Null for no such open ticket.</summary>
    /// <param name="roomId">The only room whose ticket may be closed; null for those who close any.</param>
    internal Task<HelpTicket?> CloseAsync(string ticketId, string handler, string? roomId) => ChangeAsync(async () =>
    {
        if (Open(ticketId) is not { } ticket || (roomId is not null && ticket.RoomId != roomId))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync();
        await context.HelpTickets.Where(record => record.Id == ticketId).ExecuteUpdateAsync(set => set
            .SetProperty(record => record.Stage, HelpStage.Closed)
            .SetProperty(record => record.Handler, handler)
            .SetProperty(record => record.ClosedAt, now));
        _closedAt[ticket.RoomId] = now;
        Tell(ticket, new HelpClosed(ticket.RoomId, ticketId));
        return Announce(ticket with { Stage = HelpStage.Closed, Handler = handler });
    });

    private static HelpTicket ToTicket(HelpRecord record) => new(
        record.Id,
        record.RoomId,
        record.RoomName,
        record.School,
        record.LessonId,
        record.AskedBy,
        record.AskedAt,
        record.Stage,
        record.Handler,
        JsonSerializer.Deserialize<IReadOnlyList<LinkPoint>>(record.Link, ContractJson.Options)!);

    private static LinkPoint ToPoint(LinkSample sample) =>
        new(sample.At, (int)Math.Round(1000 * sample.LossRatio), (int?)sample.RoundTripMs, (int)sample.UpKbps, (int)sample.DownKbps);

    private void Tell(HelpTicket ticket, HelpEvent what)
    {
        if (ticket.LessonId is { } lessonId)
        {
            board.Find(lessonId)?.Report(new ReportHelp(what));
        }
    }

    private HelpTicket? Open(string ticketId)
    {
        lock (_gate)
        {
            return _open.GetValueOrDefault(ticketId);
        }
    }

    private HelpTicket? OpenOf(string roomId)
    {
        lock (_gate)
        {
            return _open.Values.FirstOrDefault(ticket => ticket.RoomId == roomId);
        }
    }

    private HelpTicket Announce(HelpTicket ticket)
    {
        lock (_gate)
        {
            if (ticket.Stage == HelpStage.Closed)
            {
                _open.Remove(ticket.TicketId);
            }
            else
            {
                _open[ticket.TicketId] = ticket;
            }

            foreach (var (watcher, roomId) in _watchers)
            {
                if (roomId is null || roomId == ticket.RoomId)
                {
                    watcher.TicketsChanged([ticket]);
                }
            }
        }

        return ticket;
    }

    private async Task<HelpTicket?> ChangeAsync(Func<Task<HelpTicket?>> change)
    {
        await _changing.WaitAsync();
        try
        {
            return await change();
        }
        finally
        {
            _changing.Release();
        }
    }
}
