using System.Net;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Primitives;

public class TransportAddressTests
{
    [Theory]
    [InlineData("192.0.2.7:40000", 16)]
    [InlineData("[2001:db8::1]:443", 28)]
    [InlineData("[fe80::1%3]:9", 28)]
    public void FromIPEndPoint_AndBack_IsTheSame(string text, int length)
    {
        var endPoint = IPEndPoint.Parse(text);
        var address = TransportAddress.FromIPEndPoint(endPoint);
        Assert.Equal(endPoint, address.ToIPEndPoint());
        Assert.Equal(length, address.Length);
        Assert.Equal(endPoint.Port, address.Port);
    }

    [Theory]
    [InlineData("192.0.2.7:40000")]
    [InlineData("[2001:db8::1]:443")]
    public void FromIPEndPoint_Bytes_AreThePlatformsOwn(string text)
    {
        var endPoint = IPEndPoint.Parse(text);
        var address = TransportAddress.FromIPEndPoint(endPoint);
        Assert.Equal(endPoint.Serialize().Buffer[..address.Length].ToArray(), TransportAddress.SocketAddress(in address).ToArray());
    }

    [Fact]
    public void TryRead_PaddingAndFlowLabel_DoNotMakeADifference()
    {
        var address = TransportAddress.FromIPEndPoint(IPEndPoint.Parse("[2001:db8::1]:443"));
        var bytes = TransportAddress.SocketAddress(in address).ToArray();
        bytes[5] = 0xAB;
        Assert.True(TransportAddress.TryRead(bytes, out var read));
        Assert.Equal(address, read);
        Assert.Equal(address.GetHashCode(), read.GetHashCode());

        address = TransportAddress.FromIPEndPoint(IPEndPoint.Parse("192.0.2.7:40000"));
        bytes = TransportAddress.SocketAddress(in address).ToArray();
        bytes[12] = 0xCD;
        Assert.True(TransportAddress.TryRead(bytes, out read));
        Assert.Equal(address, read);
    }

    [Fact]
    public void TryRead_ForeignFamilyOrTooShort_IsFalse()
    {
        Assert.False(TransportAddress.TryRead([], out _));
        Assert.False(TransportAddress.TryRead([1, 0, 0, 0, 0, 0, 0, 0], out _));
        Assert.False(TransportAddress.TryRead([10, 0, 0, 0, 0, 0, 0, 0], out _));
    }

    [Fact]
    public void Default_IsEmpty()
    {
        Assert.True(default(TransportAddress).IsEmpty);
        Assert.Equal(0, default(TransportAddress).Length);
    }
}
