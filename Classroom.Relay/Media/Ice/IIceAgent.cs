using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>One transport's ICE, sans-I/O: <see cref="IceLiteAgent"/> in a server, <see cref="IceControllingAgent"/> in a client.</summary>
public interface IIceAgent
{
    /// <summary>Our credentials, as signalled to the peer.</summary>
    IceCredentials Local { get; }

    IceState State { get; }

    /// <summary>Where media goes. Empty unless <see cref="State"/> is <see cref="IceState.Connected"/>.</summary>
    TransportAddress Selected { get; }

    /// <summary>When <see cref="Tick"/> has something to do.</summary>
    MonotonicTime NextDeadline { get; }

    IceStatistics Statistics { get; }

    /// <summary>Takes a datagram whose first byte is 0..3 (RFC 7983 §7) and answers it through the sink.</summary>
    IceEvent Receive(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now);

    /// <summary>Does what is due at <paramref name="now"/>.</summary>
    /// <returns><see cref="IceEvent.ConsentLost"/>, once each time it happens, or <see cref="IceEvent.None"/>.</returns>
    IceEvent Tick(MonotonicTime now);
}
