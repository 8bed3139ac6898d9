namespace Classroom.Relay.Udp;

/// <summary>Where the time of one turn of a worker went.</summary>
/// <param name="Whole">From being ready to run to being ready to sleep.</param>
/// <param name="Collected">Of that, the time in which a collection of garbage held all threads.</param>
/// <param name="Worked">CPU time of the worker's thread; it may contain a collection, which runs on the thread that sets it off.</param>
internal readonly record struct TurnTime(TimeSpan Whole, TimeSpan Collected, TimeSpan Worked)
{
    /// <summary>Time in which the thread could run, and others had its core.</summary>
    public TimeSpan Waited => Whole - Collected - Worked is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>What the largest part of it went on.</summary>
    public StallCause Cause
    {
        get
        {
            var own = Whole - Collected - Waited;
            return Collected >= own && Collected >= Waited ? StallCause.Collection
                : Waited >= own ? StallCause.Core
                : StallCause.Work;
        }
    }
}
