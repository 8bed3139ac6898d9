namespace Classroom.Relay.Udp;

/// <summary>What a <see cref="DtlsJob"/> asks for.</summary>
internal enum DtlsJobKind
{
    Start,
    Receive,
    Tick,
    Close,
    Dispose,
}
