using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Tests.Srtp;

/// <summary>Test data: what can run on this processor. Every claim about SRTP is made for all of it.</summary>
public static class Implementations
{
    public static TheoryData<AesImplementation> All => [.. AesImplementations.Available];

    public static TheoryData<SrtpProfile, AesImplementation> WithProfiles
    {
        get
        {
            var data = new TheoryData<SrtpProfile, AesImplementation>();
            foreach (var implementation in AesImplementations.Available)
            {
                data.Add(SrtpProfile.AeadAes128Gcm, implementation);
                data.Add(SrtpProfile.Aes128CmHmacSha1_80, implementation);
            }

            return data;
        }
    }
}
