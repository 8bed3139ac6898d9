using System.Security.Cryptography;
using System.Text;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>User name fragment and password of one side (RFC 8445 §5.3).</summary>
public sealed class IceCredentials
{
    // RFC 8839 §5.4: at least 4 and 22 characters of ALPHA / DIGIT / "+" / "/". 8 characters keep the fragment unique in a process,
    // 24 give the password 143 bits.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int FragmentLength = 8;
    private const int PasswordLength = 24;

    public IceCredentials(string usernameFragment, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(usernameFragment);
        ArgumentException.ThrowIfNullOrEmpty(password);
        UsernameFragment = usernameFragment;
        Password = password;
        FragmentBytes = Encoding.UTF8.GetBytes(usernameFragment);
        Integrity = new HmacSha1(Encoding.UTF8.GetBytes(password));
    }

    public string UsernameFragment { get; }

    public string Password { get; }

    internal byte[] FragmentBytes { get; }

    /// <summary>
    /// MESSAGE-INTEGRITY under the password (RFC 8489 §9.1.1; ICE characters need no preparation). Made once: the framework's HMAC fetches its
    /// algorithm anew for each message, so that forged checks at 120 kpps took a whole core.
    /// </summary>
    internal HmacSha1 Integrity { get; }

    /// <summary>Fresh random credentials.</summary>
    public static IceCredentials Create() => new(
        RandomNumberGenerator.GetString(Alphabet, FragmentLength),
        RandomNumberGenerator.GetString(Alphabet, PasswordLength));

    /// <summary>The user name of a check carries the receiver's fragment first: <c>receiver:sender</c> (RFC 8445 §7.2.2).</summary>
    internal bool IsReceiverOf(ReadOnlySpan<byte> username) =>
        username.Length > FragmentBytes.Length && username[FragmentBytes.Length] == ':' && username.StartsWith(FragmentBytes);

    public override string ToString() => UsernameFragment;
}
