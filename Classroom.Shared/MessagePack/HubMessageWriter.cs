using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Shared.MessagePack;

/// <summary>Writes the body of each hub message: an array whose first element is its kind.</summary>
internal static class HubMessageWriter
{
    /// <exception cref="NotSupportedException">The message has no form in this protocol; a fault of ours.</exception>
    public static void Write(HubMessage message, MessagePackWriter writer)
    {
        switch (message)
        {
            case InvocationMessage invocation:
                WriteInvocation(HubMessageKind.Invocation, invocation, invocation.StreamIds, writer);
                break;
            case StreamInvocationMessage invocation:
                WriteInvocation(HubMessageKind.StreamInvocation, invocation, invocation.StreamIds, writer);
                break;
            case StreamItemMessage item:
                Start(4, HubMessageKind.StreamItem, item, writer);
                writer.WriteString(item.InvocationId);
                HubValue.Write(item.Item, writer);
                break;
            case CompletionMessage completion:
                WriteCompletion(completion, writer);
                break;
            case CancelInvocationMessage cancel:
                Start(3, HubMessageKind.CancelInvocation, cancel, writer);
                writer.WriteString(cancel.InvocationId);
                break;
            case PingMessage:
                Start(1, HubMessageKind.Ping, writer);
                break;
            case CloseMessage close:
                Start(3, HubMessageKind.Close, writer);
                writer.WriteString(close.Error);
                writer.WriteBoolean(close.AllowReconnect);
                break;
            case AckMessage ack:
                Start(2, HubMessageKind.Ack, writer);
                writer.WriteInteger(ack.SequenceId);
                break;
            case SequenceMessage sequence:
                Start(2, HubMessageKind.Sequence, writer);
                writer.WriteInteger(sequence.SequenceId);
                break;
            default:
                throw new NotSupportedException($"{message.GetType().Name} has no form in this protocol.");
        }
    }

    private static void WriteInvocation(HubMessageKind kind, HubMethodInvocationMessage message, string[]? streamIds, MessagePackWriter writer)
    {
        Start(6, kind, message, writer);
        writer.WriteString(message.InvocationId);
        writer.WriteString(message.Target);
        writer.WriteArrayHeader(message.Arguments.Length);
        foreach (var argument in message.Arguments)
        {
            HubValue.Write(argument, writer);
        }

        writer.WriteArrayHeader(streamIds?.Length ?? 0);
        foreach (var id in streamIds ?? [])
        {
            writer.WriteString(id);
        }
    }

    private static void WriteCompletion(CompletionMessage completion, MessagePackWriter writer)
    {
        var kind = completion.Error is not null ? CompletionKind.Error : completion.HasResult ? CompletionKind.Result : CompletionKind.Void;
        Start(kind == CompletionKind.Void ? 4 : 5, HubMessageKind.Completion, completion, writer);
        writer.WriteString(completion.InvocationId);
        writer.WriteInteger((int)kind);
        if (kind == CompletionKind.Error)
        {
            writer.WriteString(completion.Error);
        }
        else if (kind == CompletionKind.Result)
        {
            HubValue.Write(completion.Result, writer);
        }
    }

    private static void Start(int count, HubMessageKind kind, HubInvocationMessage message, MessagePackWriter writer)
    {
        Start(count, kind, writer);
        writer.WriteMapHeader(message.Headers?.Count ?? 0);
        foreach (var (name, value) in message.Headers ?? new Dictionary<string, string>())
        {
            writer.WriteString(name);
            writer.WriteString(value);
        }
    }

    private static void Start(int count, HubMessageKind kind, MessagePackWriter writer)
    {
        writer.WriteArrayHeader(count);
        writer.WriteInteger((int)kind);
    }
}
