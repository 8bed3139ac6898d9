using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Relay.Signaling;

/// <summary>
/// A hub protocol that brings to <see cref="RelayHub.Misfit"/> what SignalR would answer, or pass over, by itself: unknown methods, arguments that cannot be read,
/// streams. So these too are refused with a code, limited and taken down, each under its caller.
/// </summary>
internal sealed class MisfitProtocol(IHubProtocol inner) : IHubProtocol
{
    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public int Version => inner.Version;

    /// <inheritdoc/>
    public TransferFormat TransferFormat => inner.TransferFormat;

    /// <inheritdoc/>
    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    /// <inheritdoc/>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!inner.TryParseMessage(ref input, binder, out message))
        {
            return false;
        }

        message = Deliver(message, binder);
        return true;
    }

    /// <inheritdoc/>
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    private static HubMessage Deliver(HubMessage message, IInvocationBinder binder) => message switch
    {
        InvocationBindingFailureMessage failure => ToHub(failure.InvocationId, Knows(binder, failure.Target) ? MisfitCall.BadArguments(failure.Target) : MisfitCall.UnknownMethod),
        HubMethodInvocationMessage call when IsMisfit(call.Target) => ToHub(call.InvocationId, MisfitCall.UnknownMethod),
        StreamInvocationMessage or InvocationMessage { StreamIds.Length: > 0 } => Streaming((HubMethodInvocationMessage)message),
        StreamItemMessage or StreamBindingFailureMessage => ToHub(null, MisfitCall.StreamItem),
        CompletionMessage => ToHub(null, MisfitCall.UnaskedAnswer),
        _ => message,
    };

    private static InvocationMessage Streaming(HubMethodInvocationMessage call) => ToHub(call.InvocationId, MisfitCall.Streaming(call.Target));

    private static InvocationMessage ToHub(string? invocationId, MisfitCall call) => new(invocationId, nameof(RelayHub.Misfit), [call]);

    /// <summary>No client may say what its fault was.</summary>
    private static bool IsMisfit(string target) => string.Equals(target, nameof(RelayHub.Misfit), StringComparison.OrdinalIgnoreCase);

    private static bool Knows(IInvocationBinder binder, string method)
    {
        try
        {
            return !IsMisfit(method) && binder.GetParameterTypes(method) is not null;
        }
        catch (HubException)
        {
            return false;
        }
    }
}
