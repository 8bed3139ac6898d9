using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>The client's DTLS side of a transport; sent once, before media flows.</summary>
public sealed record ConnectTransportRequest(string TransportId, DtlsParameters DtlsParameters);
