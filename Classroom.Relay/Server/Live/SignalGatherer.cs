using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Signals;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Relay.Live;

/// <summary>
/// Gathers a lesson's signals for up to <see cref="Window"/> and sends them as one message, written once for all who listen. The first after a
/// silence goes at once. Thread-safe; nothing waits in it while there are no signals.
/// </summary>
internal sealed class SignalGatherer(string lessonId, Func<IReadOnlyList<ClientOutbox>> listeners, TimeProvider clock)
{
    /// <summary>40 messages a second: a line drawn at 60 Hz still looks drawn, and a page takes 40 turns instead of 60.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(25);

    /// <summary>Signals of one message; more than a lesson's few hands can send in one window. What comes beyond is dropped.</summary>
    public const int MostAtOnce = 64;

    private readonly Lock _gate = new();
    private List<SentSignal> _waiting = [];
    private long _sentTicks = clock.GetTimestamp();
    private bool _sending;

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

            if (!_sending)
            {
                _sending = true;
                _ = SendAllAsync();
            }
        }
    }

    /// <summary>Sends until nothing waits any more; what comes while a message is handed out goes into the next.</summary>
    private async Task SendAllAsync()
    {
        List<SentSignal> gathered;
        do
        {
            var left = Window - clock.GetElapsedTime(_sentTicks);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            lock (_gate)
            {
                (gathered, _waiting) = (_waiting, []);
            }

            _sentTicks = clock.GetTimestamp();
            Send(gathered);
        }
        while (!IsDone());
    }

    private bool IsDone()
    {
        lock (_gate)
        {
            return !(_sending = _waiting.Count > 0);
        }
    }

    private void Send(List<SentSignal> gathered)
    {
        var message = new SerializedHubMessage(new InvocationMessage(nameof(IRelayClient.LessonSignals), [new SignalBatch(lessonId, gathered)]));
        foreach (var listener in listeners())
        {
            listener.LessonSignals(message);
        }
    }
}
