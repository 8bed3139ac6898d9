using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Live;

/// <summary>
/// The pupils' devices of one lesson: who is connected and who has been silent since when. Pupils are told no events: 1,500 of them need one small
/// sheet when something about the question changes, and nothing that could give away another's answer. Any thread.
/// </summary>
internal sealed class PupilPlaces
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _byHolder = [];
    private readonly LiveLesson _lesson;
    private readonly TimeProvider _clock;
    private readonly long _since;

    /// <summary>Begins with nobody connected, and all that hold seats silent from now on.</summary>
    public PupilPlaces(LiveLesson lesson, TimeProvider clock) => (_lesson, _clock, _since) = (lesson, clock, clock.GetTimestamp());

    /// <summary>How long a device has not been connected; zero while it is.</summary>
    public TimeSpan Silence(string holder)
    {
        lock (_gate)
        {
            return _byHolder.TryGetValue(holder, out var place)
                ? place.Outbox is null ? _clock.GetElapsedTime(place.LastSeen) : TimeSpan.Zero
                : _clock.GetElapsedTime(_since);
        }
    }

    /// <summary>A device was given a seat: it has been heard of now.</summary>
    public void Heard(string holder)
    {
        lock (_gate)
        {
            PlaceOf(holder).LastSeen = _clock.GetTimestamp();
        }
    }

    /// <summary>A device is connected; it is told its sheet.</summary>
    public void Arrive(PupilSeat seat, ClientOutbox outbox)
    {
        lock (_gate)
        {
            var place = PlaceOf(seat.Holder);
            (place.Seat, place.Outbox) = (seat, outbox);
            outbox.SheetChanged(Sheet(seat));
        }
    }

    /// <summary>A connection of a device has ended.</summary>
    public void Depart(string holder, ClientOutbox outbox)
    {
        lock (_gate)
        {
            if (_byHolder.TryGetValue(holder, out var place) && place.Outbox == outbox)
            {
                (place.Outbox, place.LastSeen) = (null, _clock.GetTimestamp());
            }
        }
    }

    /// <summary>Tells everybody the sheet as it is now. Under the lock, so that no older sheet overtakes a newer one.</summary>
    public void TellSheets()
    {
        lock (_gate)
        {
            foreach (var place in _byHolder.Values)
            {
                place.Outbox?.SheetChanged(Sheet(place.Seat!));
            }
        }
    }

    /// <summary>Shows out who is connected and holds its seat no longer.</summary>
    public void ShowOutDisplaced()
    {
        lock (_gate)
        {
            var holders = _lesson.State.Quiz.Rooms.SelectMany(room => room.Devices).Select(device => device.Holder).ToHashSet();
            foreach (var place in _byHolder.Values.Where(place => place.Outbox is not null && !holders.Contains(place.Seat!.Holder)))
            {
                place.Outbox!.Farewell(new RelayError(ErrorCode.SeatTaken, "This device does not hold the seat any more."));
            }
        }
    }

    private Place PlaceOf(string holder) => _byHolder.TryGetValue(holder, out var place) ? place : _byHolder[holder] = new Place { LastSeen = _clock.GetTimestamp() };

    private AnswerSheet Sheet(PupilSeat seat)
    {
        var (state, ballots) = _lesson.Box;
        var question = state.Quiz.Question;
        return new AnswerSheet(
            state.LessonId,
            state.Seq,
            state.Title,
            state.Rooms.First(room => room.RoomId == seat.RoomId).Name,
            seat.Seat,
            question is { Result: { } result } ? question with { Result = result with { Rooms = [] } } : question,
            question is null ? null : ballots.Of(seat.RoomId, seat.Seat)?.Answer,
            state.Ended);
    }

    private sealed class Place
    {
        public PupilSeat? Seat { get; set; }

        public ClientOutbox? Outbox { get; set; }

        /// <summary>Timestamp of the clock; counts only while nobody is connected.</summary>
        public long LastSeen { get; set; }
    }
}
