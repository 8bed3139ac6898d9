using System.Formats.Asn1;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Classroom.Relay.Hosting.Https;

/// <summary>
/// The name constraints extension (RFC 5280 section 4.2.1.10), which .NET cannot write: a CA that carries it can vouch for these names alone, so that a stolen key of a
/// school network's CA is worthless against a bank.
/// </summary>
internal static class NameConstraints
{
    private const string Oid = "2.5.29.30";
    private const string LocalName = "localhost";

    // GeneralName choices (RFC 5280 section 4.2.1.6).
    private const int DnsNameTag = 2;
    private const int IpAddressTag = 7;

    /// <summary>Addresses that are never routed on the internet: loopback, RFC 1918, link-local, RFC 4193, and the shared space of RFC 6598.</summary>
    private static readonly IPNetwork[] PrivateNetworks =
    [
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("::1/128"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"),
    ];

    /// <summary>Permits the host, localhost and private addresses.</summary>
    public static X509Extension Permitting(string host)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            WriteDns(writer, LocalName);
            if (IPAddress.TryParse(host, out var address))
            {
                WriteNetwork(writer, new IPNetwork(address, address.AddressFamily is AddressFamily.InterNetwork ? 32 : 128));
            }
            else
            {
                WriteDns(writer, host);
            }

            foreach (var network in PrivateNetworks)
            {
                WriteNetwork(writer, network);
            }
        }

        return new X509Extension(Oid, writer.Encode(), critical: true);
    }

    /// <summary>Whether a CA made by <see cref="Permitting"/> for the same host can vouch for this address.</summary>
    public static bool Permit(string host, IPAddress address) => host == address.ToString() || Array.Exists(PrivateNetworks, network => network.Contains(address));

    private static void WriteDns(AsnWriter writer, string name)
    {
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, DnsNameTag));
        }
    }

    private static void WriteNetwork(AsnWriter writer, IPNetwork network)
    {
        // Address, then mask.
        var address = network.BaseAddress.GetAddressBytes();
        var bytes = new byte[address.Length * 2];
        address.CopyTo(bytes, 0);
        for (var bit = 0; bit < network.PrefixLength; bit++)
        {
            bytes[address.Length + (bit / 8)] |= (byte)(0x80 >> (bit % 8));
        }

        using (writer.PushSequence())
        {
            writer.WriteOctetString(bytes, new Asn1Tag(TagClass.ContextSpecific, IpAddressTag));
        }
    }
}
