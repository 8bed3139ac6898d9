using System.Runtime.Intrinsics;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>Counter mode by the processor's AES instructions.</summary>
internal sealed unsafe class AesNiCounter : AesCounterCipher
{
    private readonly SecretMemory _schedule = new(AesNi.ScheduleBytes);

    public AesNiCounter(ReadOnlySpan<byte> key) => AesNi.ExpandKey(key, _schedule.Address);

    public override void Apply(Vector128<byte> counter, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        CheckLengths(source.Length, destination.Length);
        fixed (byte* from = source, to = destination)
        {
            AesNi.CounterMode(_schedule.Address, counter, from, to, source.Length);
        }
    }

    public override void Dispose() => _schedule.Dispose();
}
