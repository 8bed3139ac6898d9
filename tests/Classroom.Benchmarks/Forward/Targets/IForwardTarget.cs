using Classroom.Benchmarks.Forward.Peers;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>A server that forwards what is published under a name to all who ask for it. Disposing it ends it.</summary>
internal interface IForwardTarget : IAsyncDisposable
{
    /// <summary>Used by the whole server since it started; the kernel counts in nanoseconds.</summary>
    TimeSpan CpuTime { get; }

    /// <summary>The part of it that went into compiling the server's own code while it ran; zero for what was compiled before.</summary>
    TimeSpan CompilerTime { get; }

    /// <summary>The same by what it was for; while receivers join and nothing else happens, it is what joining costs.</summary>
    JoinCost Spent { get; }

    /// <summary>Memory of the server that is in use; 0 when it has no process of its own.</summary>
    double ResidentKiB { get; }

    /// <summary>Bytes that a packet is longer when it leaves the publisher, so that what receivers get is of one size with all servers.</summary>
    int ExtraBytes { get; }

    /// <returns>A peer that is connected and may send the tracks.</returns>
    Task<LoadPeer> PublishAsync(string name, IReadOnlyList<LoadTrack> tracks);

    /// <summary>Adds a receiver of a name; done when media can flow.</summary>
    Task ReceiveAsync(string name, IReadOnlyDictionary<LoadTrack, TrackCheck> checks);
}
