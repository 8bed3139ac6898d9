using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Signals;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Relay.Live;

/// <summary>
/// Gathers a lesson's signals into messages at least <see cref="Rest"/> apart, each written once for all who listen. A signal that comes after a rest goes at
/// once and takes along what waits; so of a hand that draws at 60 Hz every second piece goes without delay and the other ones wait for it. A signal that nothing
/// follows waits for <see cref="Patience"/>, or until the rest is over. Thread-safe; nothing runs in it while there are no signals.
/// </summary>
internal sealed class SignalGatherer
{
    /// <summary>Less than two turns of a hand at 60 Hz, more than one: at most 36 messages a second, 30 for one hand. A line still looks drawn.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(28);

    /// <summary>More than one turn of a hand: what the next piece would take along does not go alone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    /// <summary>Signals of one message; more than a lesson's few hands can send in one rest. What comes beyond is dropped.</summary>
    public const int MostAtOnce = 64;

    private readonly string _lessonId;
    private readonly Func<IReadOnlyList<ClientOutbox>> _listeners;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private List<SentSignal> _waiting = [];
    private long _sentTicks;
    private bool _sending;

    /// <param name="listeners">Those who listen now; asked before each message.</param>
    public SignalGatherer(string lessonId, Func<IReadOnlyList<ClientOutbox>> listeners, TimeProvider clock)
    {
        (_lessonId, _listeners, _clock, _sentTicks) = (lessonId, listeners, clock, clock.GetTimestamp());
        _timer = clock.CreateTimer(_ => OnPatienceEnded(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan RestLeft => Rest - _clock.GetElapsedTime(_sentTicks);

    /// <summary>Takes a signal. Of one actor's pointer only the latest place is passed on.</summary>
    public void Add(SentSignal signal)
    {
        lock (_gate)
        {
            if (signal.Signal is PointerMoved)
            {
                _waiting.RemoveAll(earlier => earlier.Signal is PointerMoved && earlier.Actor == signal.Actor);
            }

            if (_waiting.Count < MostAtOnce)
            {
                _waiting.Add(signal);
            }

            if (_sending)
            {
                return;
            }

            var left = RestLeft;
            if (left <= TimeSpan.Zero)
            {
                Begin();
            }
            else if (_waiting.Count == 1)
            {
                WakeIn(left > Patience ? left : Patience);
            }
        }
    }

    private void OnPatienceEnded()
    {
        lock (_gate)
        {
            if (!_sending && _waiting.Count > 0)
            {
                Begin();
            }
        }
    }

    /// <summary>Under the lock. Whoever brought the signal goes on: its own calls must not wait for everybody's screen.</summary>
    private void Begin()
    {
        _sending = true;
        WakeIn(Timeout.InfiniteTimeSpan);
        _ = Task.Run(SendWaiting);
    }

    private void SendWaiting()
    {
        try
        {
            List<SentSignal> gathered;
            lock (_gate)
            {
                (gathered, _waiting) = (_waiting, []);
                _sentTicks = _clock.GetTimestamp();
            }

            Send(gathered);
        }
        finally
        {
            lock (_gate)
            {
                _sending = false;
                if (_waiting.Count > 0)
                {
                    var left = RestLeft;
                    WakeIn(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                }
            }
        }
    }

    private void WakeIn(TimeSpan delay) => _timer.Change(delay, Timeout.InfiniteTimeSpan);

    private void Send(List<SentSignal> gathered)
    {
        var message = new SerializedHubMessage(new InvocationMessage(nameof(IRelayClient.LessonSignals), [new SignalBatch(_lessonId, gathered)]));
        foreach (var listener in _listeners())
        {
            listener.LessonSignals(message);
        }
    }
}
