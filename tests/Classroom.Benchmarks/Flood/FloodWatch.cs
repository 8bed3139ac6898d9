namespace Classroom.Benchmarks.Flood;

/// <summary>What came of one watched stretch of a lesson.</summary>
/// <param name="Expected">Packets sent, times receivers.</param>
/// <param name="Received">Of those, packets that arrived whole.</param>
/// <param name="Corrupt">Packets whose payload was not what was sent.</param>
/// <param name="DelayP50Us">From the sender's stamp to the receiver's kernel.</param>
internal sealed record FloodWatch(long Expected, long Received, long Corrupt, double DelayP50Us, double DelayP99Us)
{
    public long Lost => Expected - Received;
}
