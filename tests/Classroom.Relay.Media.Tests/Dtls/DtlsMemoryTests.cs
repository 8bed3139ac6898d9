using System.Runtime.InteropServices;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Tests.Dtls;

/// <summary>Counts native memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(DtlsMemoryTests), DisableParallelization = true)]
[Collection(nameof(DtlsMemoryTests))]
public sealed partial class DtlsMemoryTests
{
    private const int Handshakes = 2000;
    private const int WarmUp = 200;

    // A leaked SSL would be some 40 kB; a tenth of a kB for each handshake is what the allocator may keep for itself.
    private const long AllowedBytesEach = 100;

    [Fact]
    public void Handshakes_TwoThousand_LeaveNativeMemoryWhereItWas()
    {
        using var server = new DtlsContext(DtlsCertificate.Create(DateTimeOffset.UnixEpoch));
        using var client = new DtlsContext(DtlsCertificate.Create(DateTimeOffset.UnixEpoch));
        Handshake(server, client, WarmUp);
        var before = AllocatedBytes();

        Handshake(server, client, Handshakes);

        Assert.InRange(AllocatedBytes() - before, long.MinValue, Handshakes * AllowedBytesEach);
    }

    /// <summary>While OpenSSL keeps some 40 kB of each.</summary>
    [Fact]
    public void Sessions_Settled_KeepNoNativeMemoryOfTheirOwn()
    {
        const int sessions = 200;
        var pairs = new List<DtlsPair>();
        try
        {
            var before = AllocatedBytes();
            for (var i = 0; i < sessions; i++)
            {
                var pair = new DtlsPair();
                pairs.Add(pair);
                pair.Start();
                pair.Exchange();
            }

            var connected = AllocatedBytes() - before;
            pairs.ForEach(pair => pair.Settle());
            var settled = AllocatedBytes() - before;

            // A pair has two sessions; each peer here has a context of its own, which stays.
            Assert.True(connected - settled > 2 * sessions * 30_000, $"{connected / sessions} bytes a pair before, {settled / sessions} after");
        }
        finally
        {
            pairs.ForEach(pair => pair.Dispose());
        }
    }

    private static void Handshake(DtlsContext server, DtlsContext client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Handshake(server, client, (HandshakeEnd)(i % 4));
        }
    }

    private static void Handshake(DtlsContext serverContext, DtlsContext clientContext, HandshakeEnd end)
    {
        var wires = (ToServer: new WireEnd(), ToClient: new WireEnd());
        using var server = new DtlsSession(serverContext, DtlsRole.Server, wires.ToClient);
        using var client = new DtlsSession(clientContext, DtlsRole.Client, wires.ToServer);
        server.Start([end == HandshakeEnd.Refused ? serverContext.Fingerprint : clientContext.Fingerprint], default);
        client.Start([serverContext.Fingerprint], default);
        for (var round = 0; round < (end == HandshakeEnd.Abandoned ? 1 : 3); round++)
        {
            wires.ToServer.DeliverTo(server);
            wires.ToClient.DeliverTo(client);
        }

        if (end == HandshakeEnd.Closed)
        {
            client.Close();
            wires.ToServer.DeliverTo(server);
            Assert.Equal(DtlsState.Closed, server.State);
        }
    }

    private static long AllocatedBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return mallinfo2().UsedBytes;
    }

    [LibraryImport("libc")]
    private static partial AllocatorState mallinfo2();

    private enum HandshakeEnd
    {
        Connected,
        Closed,
        Refused,
        Abandoned,
    }

    /// <summary><c>struct mallinfo2</c> of malloc.h: ten numbers.</summary>
    private unsafe struct AllocatorState
    {
        // uordblks: bytes in use.
        private const int Used = 7;

        private fixed ulong _values[10];

        public long UsedBytes => (long)_values[Used];
    }

    private sealed class WireEnd : IDtlsOutput
    {
        private readonly Queue<byte[]> _sent = [];

        public void DeliverTo(DtlsSession session)
        {
            while (_sent.TryDequeue(out var datagram))
            {
                session.Receive(datagram, default);
            }
        }

        public void SendDtls(ReadOnlySpan<byte> datagram) => _sent.Enqueue(datagram.ToArray());

        public void OnDtlsConnected(SrtpKeyingMaterial keys)
        {
        }

        public void OnDtlsFailed(DtlsFailure reason)
        {
        }

        public void OnDtlsClosed()
        {
        }
    }
}
