namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>What came of one watched stretch.</summary>
/// <param name="Expected">Packets sent, times receivers.</param>
/// <param name="Received">Of those, packets that arrived.</param>
/// <param name="Corrupt">Packets whose payload was not what was sent; one in sixteen is looked at.</param>
/// <param name="Delay">From the sender's stamp to the receiver's kernel.</param>
internal sealed record Watch(long Expected, long Received, long Corrupt, Percentiles Delay)
{
    public long Lost => Expected - Received;
}
