using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Congestion;

/// <summary>
/// Records when the packets of one transport arrive and reports it to their sender, who estimates the bandwidth from it. Every packet is reported,
/// received or lost, once; one that arrives after it was reported lost is reported again with all that follow it, as libwebrtc's
/// <c>RemoteEstimatorProxy</c> does.
/// </summary>
public sealed class TransportFeedbackRecorder
{
    /// <summary>How long arrivals are collected for one report. Chromium's own receivers report every 50 to 250 ms, mediasoup every 100 ms.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // Packets remembered: what one message can hold. A fast stream is reported sooner, at half of it.
    private const int Capacity = TransportFeedbackWriter.MaxStatuses;
    private const ulong Mask = Capacity - 1;

    private readonly long[] _arrivals = new long[Capacity];
    private SequenceUnwrapper _unwrapper;
    private ulong _next;
    private byte _feedbackCount;

    public TransportFeedbackRecorder() => Array.Fill(_arrivals, TransportFeedbackWriter.NotReceived);

    /// <summary>When <see cref="Write"/> is to be called; never while nothing has arrived since.</summary>
    public MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    /// <summary>Notes an arrival. Repeats, and packets older than memory, change nothing.</summary>
    public void OnPacket(SequenceNumber sequence, MonotonicTime now)
    {
        var isFirst = !_unwrapper.HasStarted;
        var before = _unwrapper.Highest;
        var extended = _unwrapper.Unwrap(sequence);
        if (isFirst)
        {
            _next = extended;
        }
        else if (extended > before)
        {
            Forget(before + 1, extended);
        }
        else if (before - extended >= Capacity || _arrivals[extended & Mask] != TransportFeedbackWriter.NotReceived)
        {
            return;
        }

        _arrivals[extended & Mask] = now.Microseconds / TransportFeedback.MicrosecondsPerTick;
        _next = Math.Min(_next, extended);
        var isFull = _unwrapper.Highest - _next >= Capacity / 2;
        NextDeadline = MonotonicTime.Min(NextDeadline, isFull ? now : now + Interval);
    }

    /// <summary>Writes one message about what has not been reported. Call until it returns 0: a long report takes several.</summary>
    /// <param name="destination">At least <see cref="TransportFeedbackWriter.MinRoom"/> bytes.</param>
    /// <param name="media">A stream of the transport; only its existence matters.</param>
    /// <returns>Bytes written; 0 if there is nothing to report.</returns>
    public int Write(Span<byte> destination, Ssrc sender, Ssrc media)
    {
        if (NextDeadline == MonotonicTime.Never)
        {
            return 0;
        }

        Span<long> arrivals = stackalloc long[(int)(_unwrapper.Highest - _next) + 1];
        for (var i = 0; i < arrivals.Length; i++)
        {
            arrivals[i] = _arrivals[(_next + (ulong)i) & Mask];
        }

        var length = TransportFeedbackWriter.Write(
            destination, sender, media, new SequenceNumber((ushort)_next), _feedbackCount++, arrivals, out var reported);
        _next += (ulong)reported;
        if (_next > _unwrapper.Highest)
        {
            NextDeadline = MonotonicTime.Never;
        }

        return length;
    }

    // The places of the packets up to the new highest were last used a round ago. What was not reported in that time never is.
    private void Forget(ulong from, ulong to)
    {
        var oldest = to >= Capacity ? to - Capacity + 1 : 0;
        for (var sequence = Math.Max(from, oldest); sequence <= to; sequence++)
        {
            _arrivals[sequence & Mask] = TransportFeedbackWriter.NotReceived;
        }

        _next = Math.Max(_next, oldest);
    }
}
