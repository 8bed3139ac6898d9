namespace Classroom.Shared.MessagePack;

/// <summary>First element of every message (aspnetcore, HubProtocol.md, "MessagePack (MsgPack) encoding").</summary>
internal enum HubMessageKind
{
    Invocation = 1,
    StreamItem = 2,
    Completion = 3,
    StreamInvocation = 4,
    CancelInvocation = 5,
    Ping = 6,
    Close = 7,
    Ack = 8,
    Sequence = 9,
}
