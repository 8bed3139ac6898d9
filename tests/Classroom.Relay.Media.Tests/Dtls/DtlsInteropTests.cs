using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Tests.Dtls;

/// <summary>A handshake over a loopback socket with OpenSSL's own command line client.</summary>
public sealed class DtlsInteropTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [SkippableOpenSslTheory]
    [InlineData("SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80", SrtpProfile.AeadAes128Gcm)]
    [InlineData("SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM", SrtpProfile.AeadAes128Gcm)]
    [InlineData("SRTP_AES128_CM_SHA1_80", SrtpProfile.Aes128CmHmacSha1_80)]
    public async Task SClient_OffersProfiles_GetsOurBestWithTheSameKeys(string offered, SrtpProfile expected)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=peer", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var length = 2 * (SrtpProfileExtensions.MasterKeyBytes + expected.MasterSaltBytes());
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var peer = new DtlsPeer(DtlsRole.Server);
        peer.Start(DtlsFingerprint.Of(certificate.RawData), default);

        var output = await RunClientAsync(
            socket, peer, $"-use_srtp {offered} -keymatexport EXTRACTOR-dtls_srtp -keymatexportlen {length}", certificate, key);

        var keys = Assert.Single(peer.Keys);
        Assert.Equal(expected, keys.Profile);
        var exported = Convert.ToHexString([.. keys.RemoteKey, .. keys.LocalKey, .. keys.RemoteSalt, .. keys.LocalSalt]);
        Assert.Contains($"Keying material: {exported}", output);
        Assert.Equal(1, peer.Closes);
    }

    [SkippableOpenSslTheory]
    [InlineData("")]
    [InlineData("-use_srtp SRTP_AES128_CM_SHA1_32")]
    public async Task SClient_OffersNoProfileOfOurs_Fails(string options)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=peer", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var peer = new DtlsPeer(DtlsRole.Server);
        peer.Start(DtlsFingerprint.Of(certificate.RawData), default);

        await RunClientAsync(socket, peer, options, certificate, key);

        Assert.Equal([DtlsFailure.NoSrtpProfile], peer.Failures);
        Assert.Empty(peer.Keys);
    }

    /// <summary>Runs the client against the session until either ends; once connected, the client's input ends and it closes.</summary>
    private static async Task<string> RunClientAsync(Socket socket, DtlsPeer peer, string options, X509Certificate2 certificate, ECDsa key)
    {
        using var timeout = new CancellationTokenSource(Patience);
        var identity = Path.GetTempFileName();
        await File.WriteAllTextAsync(identity, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n", timeout.Token);
        try
        {
            using var client = Process.Start(new ProcessStartInfo(
                "openssl", $"s_client -dtls1_2 -connect {socket.LocalEndPoint} -cert {identity} -key {identity} {options}")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = client.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = client.StandardError.ReadToEndAsync(timeout.Token);
            await ServeAsync(socket, peer, client, timeout.Token);
            client.StandardInput.Close();
            await client.WaitForExitAsync(timeout.Token);
            await errors;
            return await output;
        }
        finally
        {
            File.Delete(identity);
        }
    }

    private static async Task ServeAsync(Socket socket, DtlsPeer peer, Process client, CancellationToken cancellation)
    {
        var buffer = new byte[2048];
        EndPoint anyone = new IPEndPoint(IPAddress.Any, 0);
        while (peer.Session.State is DtlsState.Handshaking or DtlsState.Connected)
        {
            var received = await socket.ReceiveFromAsync(buffer, anyone, cancellation);
            peer.Session.Receive(buffer.AsSpan(0, received.ReceivedBytes), new MonotonicTime(1));
            while (peer.Sent.TryDequeue(out var datagram))
            {
                await socket.SendToAsync(datagram, received.RemoteEndPoint, cancellation);
            }

            if (peer.Session.State == DtlsState.Connected)
            {
                client.StandardInput.Close();
            }
        }
    }
}
