namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Maps the extended sequence numbers of whatever source a consumer is fed from onto the consumer's one continuous series.
/// Dropped packets leave no hole, lost ones do, late ones get the number that was kept for them or none at all.
/// </summary>
/// <remarks>
/// The past is kept as runs: stretches of source numbers that share an offset, or that were dropped. Between two calls the runs are ordered by
/// their first number, the last one reaches up to <see cref="_nextSource"/>, and no output number has been given to two source numbers.
/// </remarks>
public sealed class SequenceMap
{
    /// <summary>Runs remembered; each stretch of dropped packets makes two. A late packet from before them is dropped.</summary>
    private const int MaxRuns = 64;

    /// <summary>Room for at first: a stream of which nothing is dropped has one run, and there are two maps to each receiver of VP8.</summary>
    private const int FirstRuns = 4;

    private Run[] _runs = new Run[FirstRuns];
    private int _newest = -1;
    private int _count;
    private ulong _nextSource;
    private ulong _nextOutput;

    /// <param name="firstOutput">Extended number of the first packet out; RFC 3550 section 5.1 wants its low 16 bits random.</param>
    public SequenceMap(ulong firstOutput) => _nextOutput = firstOutput;

    /// <summary>A map that goes on from where the other is, and apart from it.</summary>
    public SequenceMap(SequenceMap other)
    {
        _runs = [.. other._runs];
        (_newest, _count, _nextSource, _nextOutput) = (other._newest, other._count, other._nextSource, other._nextOutput);
    }

    /// <summary>Whether a source is set; before, nothing can be mapped.</summary>
    public bool HasSource => _count > 0;

    /// <summary>The number after the highest given out.</summary>
    public ulong NextOutput => _nextOutput;

    /// <summary>
    /// Continues with another source, or with the same after a pause: <paramref name="firstSource"/> becomes the next number out. Everything of the
    /// source that is older is dropped from now on.
    /// </summary>
    /// <param name="pictureWasCut">
    /// The last packet sent did not end its picture. One number is then left out, so the decoder sees that the picture is broken
    /// instead of gluing two sources together.
    /// </param>
    public void SwitchSource(ulong firstSource, bool pictureWasCut)
    {
        if (pictureWasCut)
        {
            _nextOutput++;
        }

        _count = 0;
        _nextSource = firstSource;
        Begin(firstSource, dropped: false);
    }

    /// <summary>
    /// The output number of a packet to be forwarded. False for one that cannot have a number: older than the switch or than memory, or
    /// dropped before. A missing stretch before the packet stays a hole in the output until its packets come.
    /// </summary>
    public bool TryMap(ulong source, out ulong output)
    {
        output = 0;
        if (_count == 0)
        {
            return false;
        }

        if (source >= _nextSource)
        {
            if (_runs[_newest].IsDropped)
            {
                Begin(_nextSource, dropped: false);
            }

            _nextSource = source + 1;
            output = source - _runs[_newest].Offset;
            _nextOutput = output + 1;
            return true;
        }

        return TryMapLate(source, out output);
    }

    /// <summary>
    /// The packet is deliberately not forwarded, and the number it would have had goes to the next. A late packet's number cannot be taken back
    /// any more: then nothing changes and the output keeps its hole.
    /// </summary>
    public void Drop(ulong source)
    {
        if (_count == 0 || source < _nextSource)
        {
            return;
        }

        if (source > _nextSource && _runs[_newest].IsDropped)
        {
            // What is missing in between may be meant for forwarding: it keeps its numbers.
            Begin(_nextSource, dropped: false);
        }

        if (!_runs[_newest].IsDropped)
        {
            // The numbers of the missing packets before this one are given away as if they had come.
            _nextOutput = source - _runs[_newest].Offset;
            Begin(source, dropped: true);
        }

        _nextSource = source + 1;
    }

    /// <summary>
    /// The way back: which source number <paramref name="output"/> was given to, or is kept for. False for a number that was not given since the
    /// last switch, or is older than memory.
    /// </summary>
    public bool TryFindSource(ulong output, out ulong source)
    {
        for (var i = 0; output < _nextOutput && i < _count; i++)
        {
            ref readonly var run = ref RunBefore(i);
            if (!run.IsDropped && output >= run.First - run.Offset)
            {
                source = output + run.Offset;
                return true;
            }
        }

        source = 0;
        return false;
    }

    private bool TryMapLate(ulong source, out ulong output)
    {
        for (var i = 0; i < _count; i++)
        {
            ref readonly var run = ref RunBefore(i);
            if (source >= run.First)
            {
                output = source - run.Offset;
                return !run.IsDropped;
            }
        }

        output = 0;
        return false;
    }

    /// <summary>The run that began this many before the newest.</summary>
    private ref readonly Run RunBefore(int newer) => ref _runs[(_newest - newer) & (_runs.Length - 1)];

    // Both kinds of run begin such that their first number stands for the next output number.
    private void Begin(ulong first, bool dropped)
    {
        if (_count == _runs.Length && _count < MaxRuns)
        {
            Grow();
        }

        _newest = (_newest + 1) & (_runs.Length - 1);
        _count = Math.Min(_count + 1, _runs.Length);
        _runs[_newest] = new Run(first, first - _nextOutput, dropped);
    }

    private void Grow()
    {
        var larger = new Run[2 * _runs.Length];
        for (var i = 0; i < _count; i++)
        {
            larger[_count - 1 - i] = RunBefore(i);
        }

        (_runs, _newest) = (larger, _count - 1);
    }

    /// <param name="Offset">Source minus output, modulo 2^64.</param>
    private readonly record struct Run(ulong First, ulong Offset, bool IsDropped);
}
