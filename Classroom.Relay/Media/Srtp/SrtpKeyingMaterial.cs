namespace Classroom.Relay.Media.Srtp;

/// <summary>What a finished DTLS handshake gives: one master key and salt for each direction (RFC 5764 4.2).</summary>
/// <param name="Profile">The profile both sides agreed on.</param>
/// <param name="LocalKey">Key we send with, 16 bytes.</param>
/// <param name="LocalSalt">Salt we send with, <see cref="SrtpProfileExtensions.MasterSaltBytes"/> long.</param>
/// <param name="RemoteKey">Key the peer sends with.</param>
/// <param name="RemoteSalt">Salt the peer sends with.</param>
public sealed record SrtpKeyingMaterial(SrtpProfile Profile, byte[] LocalKey, byte[] LocalSalt, byte[] RemoteKey, byte[] RemoteSalt)
{
    /// <summary>Keys do not belong into logs.</summary>
    public override string ToString() => $"{Profile} keys";
}
