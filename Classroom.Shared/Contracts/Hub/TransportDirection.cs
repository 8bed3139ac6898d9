using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>Which way a transport carries media, seen from the client.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TransportDirection>))]
public enum TransportDirection
{
    /// <summary>The client publishes.</summary>
    Send,

    /// <summary>The client receives.</summary>
    Receive,
}
