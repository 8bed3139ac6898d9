using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>Answers authentic Binding requests (RFC 8445 §7.3); both roles do it the same way.</summary>
internal static class BindingResponder
{
    /// <summary>Sends the answer and says which it was.</summary>
    /// <param name="credentials">Our credentials the request was authenticated with.</param>
    /// <param name="isConflict">Whether the sender claims the role that is ours.</param>
    /// <returns><see cref="StunErrorCode.None"/> after a success response, which tells the peer its address as seen here.</returns>
    public static StunErrorCode Answer(
        in StunReader request, IceCredentials credentials, bool isConflict, in TransportAddress from, IPacketSink sink)
    {
        var error = request.UnknownAttribute != 0 ? StunErrorCode.UnknownAttribute
            : isConflict ? StunErrorCode.RoleConflict
            : StunErrorCode.None;
        var type = error == StunErrorCode.None ? StunMessageType.BindingSuccess : StunMessageType.BindingError;
        var writer = new StunWriter(sink.Reserve(StunWriter.MaxIceMessage), type, request.TransactionId);
        switch (error)
        {
            case StunErrorCode.None:
                writer.XorMappedAddress(from);
                break;
            case StunErrorCode.UnknownAttribute:
                writer.Error(error);
                writer.UnknownAttributes(request.UnknownAttribute);
                break;
            case StunErrorCode.RoleConflict:
                writer.Error(error);
                break;
        }

        sink.Commit(from, writer.Finish(credentials));
        return error;
    }
}
