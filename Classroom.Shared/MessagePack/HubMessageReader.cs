using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Shared.MessagePack;

/// <summary>Reads the body of one hub message.</summary>
internal ref struct HubMessageReader(ReadOnlySpan<byte> body, IInvocationBinder binder)
{
    private MessagePackReader _reader = new(body);

    /// <summary>
    /// The message, or null for a kind this version does not know, which is to be passed over. Arguments or items that cannot be read become
    /// the binding failure message SignalR answers to the caller.
    /// </summary>
    /// <exception cref="InvalidDataException">Not even the envelope can be read, so there is nobody to answer: the connection must end.</exception>
    public HubMessage? Read()
    {
        Must(_reader.TryReadArrayHeader(out var count) & _reader.TryReadInt64(out var kind), "kind");
        return (HubMessageKind)kind switch
        {
            HubMessageKind.Invocation => ReadInvocation(count),
            HubMessageKind.StreamInvocation => ReadStreamInvocation(count),
            HubMessageKind.StreamItem => ReadStreamItem(),
            HubMessageKind.Completion => ReadCompletion(),
            HubMessageKind.CancelInvocation => WithHeaders(ReadHeaders(), new CancelInvocationMessage(ReadId())),
            HubMessageKind.Ping => PingMessage.Instance,
            HubMessageKind.Close => ReadClose(count),
            HubMessageKind.Ack => new AckMessage(ReadSequenceId()),
            HubMessageKind.Sequence => new SequenceMessage(ReadSequenceId()),
            _ => null,
        };
    }

    private HubMessage ReadInvocation(int count)
    {
        var headers = ReadHeaders();
        Must(_reader.TryReadOptionalString(out var id), "invocation id");
        // Some clients send an empty text for "no answer wanted".
        id = id is "" ? null : id;
        var target = ReadTarget();
        try
        {
            var arguments = ReadArguments(target);
            return WithHeaders(headers, new InvocationMessage(id, target, arguments, ReadStreamIds(count)));
        }
        catch (Exception misfit)
        {
            return new InvocationBindingFailureMessage(id, target, ExceptionDispatchInfo.Capture(misfit));
        }
    }

    private HubMessage ReadStreamInvocation(int count)
    {
        var headers = ReadHeaders();
        var id = ReadId();
        var target = ReadTarget();
        try
        {
            var arguments = ReadArguments(target);
            return WithHeaders(headers, new StreamInvocationMessage(id, target, arguments, ReadStreamIds(count)));
        }
        catch (Exception misfit)
        {
            return new InvocationBindingFailureMessage(id, target, ExceptionDispatchInfo.Capture(misfit));
        }
    }

    private HubMessage ReadStreamItem()
    {
        var headers = ReadHeaders();
        var id = ReadId();
        try
        {
            return WithHeaders(headers, new StreamItemMessage(id, HubValue.Read(ref _reader, binder.GetStreamItemType(id))));
        }
        catch (Exception misfit)
        {
            return new StreamBindingFailureMessage(id, ExceptionDispatchInfo.Capture(misfit));
        }
    }

    private CompletionMessage ReadCompletion()
    {
        var headers = ReadHeaders();
        var id = ReadId();
        Must(_reader.TryReadInt64(out var kind), "completion kind");
        switch ((CompletionKind)kind)
        {
            case CompletionKind.Error:
                Must(_reader.TryReadOptionalString(out var error), "error");
                return WithHeaders(headers, CompletionMessage.WithError(id, error));
            case CompletionKind.Void:
                return WithHeaders(headers, CompletionMessage.Empty(id));
            case CompletionKind.Result:
                return WithHeaders(headers, ReadResult(id));
            default:
                throw new InvalidDataException($"A completion of kind {kind} is unknown.");
        }
    }

    private CompletionMessage ReadResult(string id)
    {
        try
        {
            return CompletionMessage.WithResult(id, HubValue.Read(ref _reader, binder.GetReturnType(id)));
        }
        catch (Exception misfit)
        {
            return CompletionMessage.WithError(id, $"The result cannot be read: {misfit.Message}");
        }
    }

    private CloseMessage ReadClose(int count)
    {
        var allowReconnect = false;
        Must(_reader.TryReadOptionalString(out var error), "error");
        Must(count < 3 || _reader.TryReadBoolean(out allowReconnect), "allowReconnect");
        return new CloseMessage(error, allowReconnect);
    }

    private object?[] ReadArguments(string target)
    {
        var types = binder.GetParameterTypes(target);
        Must(_reader.TryReadArrayHeader(out var count), "arguments");
        Must(count == types.Count, $"arguments: {count} given, {types.Count} expected");
        var arguments = new object?[count];
        for (var i = 0; i < count; i++)
        {
            arguments[i] = HubValue.Read(ref _reader, types[i]);
        }

        return arguments;
    }

    private string[]? ReadStreamIds(int count)
    {
        if (count < 6)
        {
            return null;
        }

        Must(_reader.TryReadArrayHeader(out var length), "stream ids");
        var ids = new string[length];
        for (var i = 0; i < length; i++)
        {
            Must(_reader.TryReadString(out ids[i]), "stream id");
        }

        return length == 0 ? null : ids;
    }

    private Dictionary<string, string>? ReadHeaders()
    {
        Must(_reader.TryReadMapHeader(out var count), "headers");
        var headers = count == 0 ? null : new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            Must(_reader.TryReadString(out var name) & _reader.TryReadString(out var value), "header");
            headers![name] = value;
        }

        return headers;
    }

    private string ReadId()
    {
        Must(_reader.TryReadString(out var id) && id.Length > 0, "invocation id");
        return id;
    }

    private string ReadTarget()
    {
        Must(_reader.TryReadString(out var target) && target.Length > 0, "target");
        return target;
    }

    private long ReadSequenceId()
    {
        Must(_reader.TryReadInt64(out var id), "sequence id");
        return id;
    }

    private static T WithHeaders<T>(Dictionary<string, string>? headers, T message)
        where T : HubInvocationMessage
    {
        message.Headers = headers;
        return message;
    }

    private static void Must(bool read, string what)
    {
        if (!read)
        {
            throw new InvalidDataException($"A message is malformed at its {what}.");
        }
    }
}
