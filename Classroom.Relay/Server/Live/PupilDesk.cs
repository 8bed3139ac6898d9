using System.Collections.Concurrent;
using System.Security.Cryptography;
using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Live;

/// <summary>
/// Where pupils' devices are given seats. The first device keeps its seat until it is freed, or has been silent for <see cref="SilentAfter"/>: a neighbour
/// who types a wrong number must not take a seat away, and a phone whose battery died must not hold it for the whole lesson. Any thread.
/// </summary>
public sealed class PupilDesk : IDisposable
{
    /// <summary>A device that is not connected for so long gives way to another.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(60);

    private const int HolderBytes = 8;

    private readonly ConcurrentDictionary<string, PupilPlaces> _places = new();
    private readonly LessonBoard _board;
    private readonly TimeProvider _clock;

    /// <summary>Begins with nobody.</summary>
    public PupilDesk(LessonBoard board, TimeProvider clock)
    {
        (_board, _clock) = (board, clock);
        _board.LessonChanged += OnLessonChanged;
    }

    /// <summary>The room that a code leads to, or null.</summary>
    public (LiveLesson Lesson, string RoomId)? Find(string code)
    {
        foreach (var lesson in _board.Lessons)
        {
            if (lesson.State.Quiz.Rooms.FirstOrDefault(room => room.Code == code) is { } room)
            {
                return (lesson, room.RoomId);
            }
        }

        return null;
    }

    /// <summary>Gives a device a seat.</summary>
    /// <param name="held">
    /// A seat that the device can show a token for. Of the same lesson the device keeps its identity, and gives up a seat other than the one it asks for.
    /// </param>
    public (PupilSeat? Seat, LessonRefusal? Refusal) Seat(LiveLesson lesson, string roomId, int seat, PupilSeat? held)
    {
        if (held is not null && (held.LessonId != lesson.LessonId || Refuses(held) is not null))
        {
            held = null;
        }

        var places = PlacesOf(lesson);
        var holder = held?.Holder ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(HolderBytes));
        var present = HolderOf(lesson, roomId, seat);
        var append = lesson.Report(new SeatPupil(roomId, seat, holder, present is not null && places.Silence(present) >= SilentAfter ? present : null));
        if (append.Refusal is not null)
        {
            return (null, append.Refusal);
        }

        places.Heard(holder);
        if (held is not null && (held.RoomId, held.Seat) != (roomId, seat))
        {
            lesson.Report(new FreeSeat(held.RoomId, held.Seat));
        }

        return (new PupilSeat(lesson.LessonId, roomId, seat, holder), null);
    }

    /// <summary>Why a device may not answer for the seat that its token names, or null when it may.</summary>
    public LessonRefusal? Refuses(PupilSeat seat)
    {
        if (_board.Find(seat.LessonId) is not { } lesson)
        {
            return new LessonRefusal(ErrorCode.LessonEnded, "The lesson has ended.");
        }

        return HolderOf(lesson, seat.RoomId, seat.Seat) == seat.Holder ? null : new LessonRefusal(ErrorCode.SeatTaken, "This device does not hold the seat any more.");
    }

    /// <summary>A device that holds a seat is connected; it is told its sheet, and whenever the sheet changes.</summary>
    public void Arrive(PupilSeat seat, ClientOutbox outbox)
    {
        if (_board.Find(seat.LessonId) is { } lesson)
        {
            PlacesOf(lesson).Arrive(seat, outbox);
        }
    }

    /// <summary>Its connection has ended.</summary>
    public void Depart(PupilSeat seat, ClientOutbox outbox)
    {
        if (_places.TryGetValue(seat.LessonId, out var places))
        {
            places.Depart(seat.Holder, outbox);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _board.LessonChanged -= OnLessonChanged;

    private static string? HolderOf(LiveLesson lesson, string roomId, int seat) =>
        lesson.State.Quiz.Rooms.FirstOrDefault(room => room.RoomId == roomId)?.Devices.FirstOrDefault(device => device.Seat == seat)?.Holder;

    private PupilPlaces PlacesOf(LiveLesson lesson) => _places.GetOrAdd(lesson.LessonId, _ => new PupilPlaces(lesson, _clock));

    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        if (!_places.TryGetValue(lesson.LessonId, out var places))
        {
            return;
        }

        if (append.Events.Any(next => next.Body is SeatTaken or SeatFreed))
        {
            places.ShowOutDisplaced();
        }

        if (append.Events.Any(next => next.Body is QuestionAsked or QuestionStopped or QuestionRevealed or QuestionPutAway or LessonEnded))
        {
            places.TellSheets();
        }

        if (append.Events[^1].Body is LessonEnded)
        {
            _places.TryRemove(lesson.LessonId, out _);
        }
    }
}
