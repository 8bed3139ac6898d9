namespace Classroom.Relay.Udp;

/// <summary>One thing for the DTLS thread to do with an endpoint's session.</summary>
internal readonly record struct DtlsJob(ThreadedDtls Endpoint, DtlsJobKind Kind, byte[]? Datagram = null);
