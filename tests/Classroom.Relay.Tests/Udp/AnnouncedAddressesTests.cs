using System.Net;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Tests.Udp;

public sealed class AnnouncedAddressesTests
{
    [Fact]
    public void Find_Configured_KeepsOrderAndLosesDuplicates()
    {
        var options = new MediaOptions { AnnouncedAddresses = ["2001:db8::1", "192.0.2.1", "2001:db8:0::1"], AnnounceLoopback = true };

        Assert.Equal(["2001:db8::1", "192.0.2.1", "127.0.0.1"], AnnouncedAddresses.Find(options).Select(address => address.ToString()));
    }

    [Fact]
    public void Find_NothingConfigured_GivesOnlyAddressesPeersCanSendTo()
    {
        var addresses = AnnouncedAddresses.Find(new MediaOptions { AnnounceLoopback = true });

        Assert.Equal(IPAddress.Loopback, addresses[^1]);
        Assert.All(addresses.SkipLast(1), address => Assert.False(IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal));
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("169.254.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.1.2.3", false)]
    public void CanBeReached_Address_IsAsTheRegistriesSay(string address, bool expected) =>
        Assert.Equal(expected, AnnouncedAddresses.CanBeReached(IPAddress.Parse(address)));
}
