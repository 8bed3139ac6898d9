using System.Net;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Ice;

public sealed class StunTests
{
    // RFC 5769 §2.1 to §2.3.
    private const string RequestVector =
        "00010058" + "2112a442" + "b7e7a701bc34d686fa87dfae"
        + "80220010" + "5354554e207465737420636c69656e74"
        + "00240004" + "6e0001ff"
        + "80290008" + "932ff9b151263b36"
        + "00060009" + "6576746a3a68367659202020"
        + "00080014" + "9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
        + "80280004" + "e57a3bcf";

    private const string ResponseIPv4Vector =
        "0101003c" + "2112a442" + "b7e7a701bc34d686fa87dfae"
        + "8022000b" + "7465737420766563746f7220"
        + "00200008" + "0001a147e112a643"
        + "00080014" + "2b91f599fd9e90c38c7489f92af9ba53f06be7d7"
        + "80280004" + "c07d4c96";

    private const string ResponseIPv6Vector =
        "01010048" + "2112a442" + "b7e7a701bc34d686fa87dfae"
        + "8022000b" + "7465737420766563746f7220"
        + "00200014" + "0002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
        + "00080014" + "a382954e4be67bf11784c97c8292c275bfe3ed41"
        + "80280004" + "c8fb0b4c";

    private static readonly IceCredentials Credentials = new("evtj", "VOkJxbRl1RmTxUk/WvJxBt");

    [Fact]
    public void TryParse_RequestVector_GivesEveryAttribute()
    {
        Assert.True(StunReader.TryParse(Convert.FromHexString(RequestVector), out var message));

        Assert.Equal(StunMessageType.BindingRequest, message.Type);
        Assert.Equal(new StunTransactionId(0xb7e7a701bc34d686, 0xfa87dfae), message.TransactionId);
        Assert.Equal("evtj:h6vY"u8, message.Username);
        Assert.Equal(0x6e0001ffu, message.Priority);
        Assert.Equal(0x932ff9b151263b36u, message.IceControlled);
        Assert.Null(message.IceControlling);
        Assert.False(message.UseCandidate);
        Assert.Equal(0, message.UnknownAttribute);
        Assert.True(message.IsAuthentic(Credentials));
    }

    [Fact]
    public void PeekReceiver_RequestVector_IsTheFirstHalfOfTheUserName() =>
        Assert.Equal("evtj"u8, StunReader.PeekReceiver(Convert.FromHexString(RequestVector)));

    [Fact]
    public void PeekReceiver_RequestVectorCutAnywhere_IsTheFragmentOrNothing()
    {
        var whole = Convert.FromHexString(RequestVector);
        for (var length = 0; length < whole.Length; length++)
        {
            var fragment = StunReader.PeekReceiver(whole.AsSpan(0, length));
            Assert.True(fragment.IsEmpty || fragment.SequenceEqual("evtj"u8));
        }
    }

    [Fact]
    public void PeekReceiver_ResponseVector_IsEmpty() => Assert.True(StunReader.PeekReceiver(Convert.FromHexString(ResponseIPv4Vector)).IsEmpty);

    [Theory]
    [InlineData(ResponseIPv4Vector, "192.0.2.1")]
    [InlineData(ResponseIPv6Vector, "2001:db8:1234:5678:11:2233:4455:6677")]
    public void TryParse_ResponseVector_GivesTheMappedAddress(string vector, string address)
    {
        Assert.True(StunReader.TryParse(Convert.FromHexString(vector), out var message));

        Assert.Equal(StunMessageType.BindingSuccess, message.Type);
        Assert.Equal(TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Parse(address), 32853)), message.MappedAddress);
        Assert.True(message.IsAuthentic(Credentials));
    }

    [Fact]
    public void IsAuthentic_OtherPassword_IsFalse()
    {
        Assert.True(StunReader.TryParse(Convert.FromHexString(RequestVector), out var message));

        Assert.False(message.IsAuthentic(new IceCredentials("evtj", "VOkJxbRl1RmTxUk/WvJxBT")));
    }

    [Fact]
    public void TryParse_AnyBitFlipped_IsRefused()
    {
        var vector = Convert.FromHexString(RequestVector);
        for (var bit = 0; bit < vector.Length * 8; bit++)
        {
            var damaged = (byte[])vector.Clone();
            damaged[bit / 8] ^= (byte)(1 << bit % 8);

            // A damaged FINGERPRINT type makes that attribute unknown and ignored; MESSAGE-INTEGRITY then still speaks for the rest.
            var isUnprotected = bit / 8 is >= 100 and < 108;
            Assert.False(StunReader.TryParse(damaged, out var message) && !isUnprotected && message.IsAuthentic(Credentials), $"bit {bit}");
        }
    }

    [Fact]
    public void TryParse_Truncated_IsRefused()
    {
        var vector = Convert.FromHexString(RequestVector);
        for (var length = 0; length < vector.Length; length++)
        {
            Assert.False(StunReader.TryParse(vector.AsSpan(0, length), out _));
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("fe80::1")]
    public void Finish_EveryAttribute_IsReadBack(string address)
    {
        var buffer = new byte[StunWriter.MaxIceMessage];
        var id = StunTransactionId.Create();
        var from = TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Parse(address), 65535));
        var writer = new StunWriter(buffer, StunMessageType.BindingError, id);
        writer.Username(receiver: Credentials, sender: new IceCredentials("us", "irrelevant"));
        writer.Priority(7);
        writer.IceControlling(ulong.MaxValue);
        writer.IceControlled(1);
        writer.UseCandidate();
        writer.XorMappedAddress(from);
        writer.Error(StunErrorCode.RoleConflict);
        writer.UnknownAttributes(0x7777);
        var length = writer.Finish(Credentials);

        Assert.True(StunReader.TryParse(buffer.AsSpan(0, length), out var message));
        Assert.True(message.IsAuthentic(Credentials));
        Assert.Equal((StunMessageType.BindingError, id), (message.Type, message.TransactionId));
        Assert.Equal("evtj:us"u8, message.Username);
        Assert.Equal((7u, ulong.MaxValue, 1ul), (message.Priority, message.IceControlling, message.IceControlled));
        Assert.True(message.UseCandidate);
        Assert.Equal(from, message.MappedAddress);
        Assert.Equal(487, message.ErrorCode);
    }

    [Fact]
    public void TryParse_AttributeBehindIntegrity_IsIgnored()
    {
        var buffer = new byte[StunWriter.MaxIceMessage];
        var writer = new StunWriter(buffer, StunMessageType.BindingRequest, StunTransactionId.Create());
        writer.Username(receiver: Credentials, sender: Credentials);
        var length = writer.Finish(Credentials);

        // In the place of FINGERPRINT comes USE-CANDIDATE, added by somebody without the password.
        byte[] forged = [.. buffer.AsSpan(0, length - 8), 0x00, 0x25, 0x00, 0x00];
        forged[3] -= 4;

        Assert.True(StunReader.TryParse(forged, out var message));
        Assert.True(message.IsAuthentic(Credentials));
        Assert.False(message.UseCandidate);
    }
}
