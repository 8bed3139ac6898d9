using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Benchmarks.Seal;

/// <summary>A way to protect packets.</summary>
/// <param name="Together">Tags of several receivers are computed side by side.</param>
internal sealed record SealWay(SrtpProfile Profile, AesImplementation Implementation, bool Together)
{
    /// <summary>All that run on this processor.</summary>
    public static IEnumerable<SealWay> All =>
        from profile in new[] { SrtpProfile.AeadAes128Gcm, SrtpProfile.Aes128CmHmacSha1_80 }
        from implementation in AesImplementations.Available
        from together in new[] { false, true }
        where !together || (TagBatch.IsSupported && TagBatch.Serves(profile))
        select new SealWay(profile, implementation, together);

    public override string ToString() => $"{Profile} by {Implementation}{(Together ? ", tags together" : "")}";
}
