using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Classroom.Shared.HubClient;

/// <summary>
/// One WebSocket as the pair of pipes SignalR's client core works on. Two loops, one per direction, live from construction until either side closes;
/// whichever ends first ends the other.
/// </summary>
internal sealed class WebSocketConnection : ConnectionContext, ITransferFormatFeature, IConnectionInherentKeepAliveFeature
{
    private const int ReceiveBytes = 16 * 1024;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly WebSocket _socket;
    private readonly CancellationTokenSource _closed = new();
    private readonly Pipe _incoming = new();
    private readonly Pipe _outgoing = new();
    private readonly Task _loops;

    public WebSocketConnection(WebSocket socket, EndPoint endpoint)
    {
        _socket = socket;
        RemoteEndPoint = endpoint;
        ConnectionClosed = _closed.Token;
        Transport = new DuplexPipe(_incoming.Reader, _outgoing.Writer);
        Features.Set<ITransferFormatFeature>(this);
        Features.Set<IConnectionInherentKeepAliveFeature>(this);
        _loops = Task.WhenAll(ReceiveAsync(), SendAsync());
    }

    /// <inheritdoc/>
    public override IDuplexPipe Transport { get; set; }

    /// <inheritdoc/>
    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("n");

    /// <inheritdoc/>
    public override IFeatureCollection Features { get; } = new FeatureCollection();

    /// <inheritdoc/>
    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    /// <inheritdoc/>
    public TransferFormat SupportedFormats => TransferFormat.Text | TransferFormat.Binary;

    /// <inheritdoc/>
    public TransferFormat ActiveFormat { get; set; } = TransferFormat.Binary;

    /// <summary>False: SignalR's own pings find a dead peer.</summary>
    public bool HasInherentKeepAlive => false;

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason) => _socket.Abort();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Transport.Output.CompleteAsync();
        await Transport.Input.CompleteAsync();
        try
        {
            await _loops.WaitAsync(CloseTimeout);
        }
        catch (TimeoutException)
        {
            // The peer did not answer the close: break the socket, which ends the loops.
            _socket.Abort();
            await _loops;
        }

        _socket.Dispose();
        _closed.Dispose();
    }

    private async Task ReceiveAsync()
    {
        Exception? failure = null;
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(_incoming.Writer.GetMemory(ReceiveBytes), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                _incoming.Writer.Advance(received.Count);
                await _incoming.Writer.FlushAsync();
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            failure = broken;
        }

        await _incoming.Writer.CompleteAsync(failure);
        _outgoing.Reader.CancelPendingRead();
        await _closed.CancelAsync();
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                var read = await _outgoing.Reader.ReadAsync();
                if (read.IsCanceled)
                {
                    break;
                }

                await SendAsync(read.Buffer);
                _outgoing.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The receiving loop sees the same end and tells the reason.
            _socket.Abort();
        }

        await _outgoing.Reader.CompleteAsync();
    }

    private async Task SendAsync(ReadOnlySequence<byte> buffer)
    {
        var type = ActiveFormat == TransferFormat.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        foreach (var part in buffer)
        {
            await _socket.SendAsync(part, type, endOfMessage: true, CancellationToken.None);
        }
    }

    private sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
