using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Classroom.Benchmarks.Measuring;

/// <summary>
/// Has another .NET process collect all its garbage, by its diagnostics port: a Unix socket that every .NET process listens at, whose messages
/// dotnet/diagnostics describes in <c>documentation/design-docs/ipc-protocol.md</c>. The process itself needs no code for it.
/// </summary>
internal static class DiagnosticsPort
{
    private const int HeaderBytes = 20;
    private const byte EventPipeCommands = 2;
    private const byte StopTracing = 1;
    private const byte CollectTracing2 = 3;

    // GCHeapCollect: whoever turns it on causes a full, blocking collection (dotnet/runtime, ClrEtwAll.man).
    private const ulong HeapCollect = 0x80_0000;
    private const uint Informational = 4;
    private const uint BufferMiB = 16;
    private const uint NetTrace = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks for a full collection. It has been done once the count of collections of the oldest generation has risen.</summary>
    /// <exception cref="TimeoutException">The process does not answer.</exception>
    public static async Task CollectAsync(int processId)
    {
        using var session = await ConnectAsync(processId);
        await SendAsync(session, CollectTracing2, Request());
        var answer = new byte[HeaderBytes + sizeof(ulong)];
        await session.ReadExactlyAsync(answer).AsTask().WaitAsync(Patience);

        // The session ends when its events have been read; until then the process waits for its reader.
        var rest = session.CopyToAsync(Stream.Null);
        using var stop = await ConnectAsync(processId);
        await SendAsync(stop, StopTracing, answer[HeaderBytes..]);
        await rest.WaitAsync(Patience);
    }

    private static async Task<NetworkStream> ConnectAsync(int processId)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-*-socket").Single();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return new NetworkStream(socket, ownsSocket: true);
    }

    // "DOTNET_IPC_V1\0" | size of all, 16 bits | command set | command | 0, 16 bits | payload
    private static async Task SendAsync(NetworkStream stream, byte command, byte[] payload)
    {
        var message = new byte[HeaderBytes + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        message[16] = EventPipeCommands;
        message[17] = command;
        payload.CopyTo(message, HeaderBytes);
        await stream.WriteAsync(message);
    }

    // MiB of buffer | format | rundown | count of providers, each: keywords | level | name | filter; texts in UTF-16 with their length in front.
    private static byte[] Request()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        writer.Write(BufferMiB);
        writer.Write(NetTrace);
        writer.Write(false);
        writer.Write(1u);
        writer.Write(HeapCollect);
        writer.Write(Informational);
        const string provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write((uint)provider.Length);
        writer.Write(Encoding.Unicode.GetBytes(provider));
        writer.Write(0u);
        return payload.ToArray();
    }
}
