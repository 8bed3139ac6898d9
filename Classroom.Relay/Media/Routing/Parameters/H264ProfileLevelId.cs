using System.Globalization;

namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>Reads <see cref="H264Profile"/>.</summary>
public static class H264ProfileLevelId
{
    /// <summary>The profile assumed when none is given: Baseline level 1 by RFC 6184 §8.1; browsers and mediasoup read it as constrained baseline 3.1.</summary>
    public const string Default = "42e01f";

    /// <summary>Profile of six hexadecimal digits: profile_idc, profile-iop, level_idc. <see cref="H264Profile.Unknown"/> for anything else.</summary>
    public static H264Profile Parse(string profileLevelId)
    {
        if (profileLevelId.Length != 6 || !int.TryParse(profileLevelId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return H264Profile.Unknown;
        }

        var idc = value >> 16;
        var iop = (value >> 8) & 0xff;

        // Masks of constraint_set flags as in table 5: x11xxxxx is constrained whatever the other bits say.
        return idc switch
        {
            0x42 => (iop & 0x40) != 0 ? H264Profile.ConstrainedBaseline : H264Profile.Baseline,
            0x4D => (iop & 0x80) != 0 ? H264Profile.ConstrainedBaseline : H264Profile.Main,
            0x58 => (iop & 0xC0) == 0xC0 ? H264Profile.ConstrainedBaseline : (iop & 0x80) != 0 ? H264Profile.Baseline : H264Profile.Unknown,
            0x64 => (iop & 0x0C) == 0x0C ? H264Profile.ConstrainedHigh : H264Profile.High,
            _ => H264Profile.Unknown,
        };
    }
}
