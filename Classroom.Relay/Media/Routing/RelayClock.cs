using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Sets one publisher's wall clock to the router's. Every stream of the publisher goes through the same offset, so the lip sync the
/// publisher states is kept exactly, and a consumer cut from one publisher to another sees one time base.
/// </summary>
internal sealed class RelayClock(NtpTime atZero)
{
    /// <summary>A sender report further off than this means that the publisher's clock was set: the offset is taken anew.</summary>
    private static readonly TimeSpan MaxDeviation = TimeSpan.FromSeconds(2);

    private TimeSpan _offset;
    private bool _isSet;

    /// <summary>The router's wall clock.</summary>
    public NtpTime At(MonotonicTime now) => atZero + (now - default(MonotonicTime));

    /// <summary>A moment of the publisher's clock on the router's. The first one fixes the offset, with the delay of that report in it.</summary>
    public NtpTime Convert(NtpTime published, MonotonicTime arrival)
    {
        var offset = At(arrival) - published;
        if (!_isSet || (offset - _offset).Duration() > MaxDeviation)
        {
            _offset = offset;
            _isSet = true;
        }

        return published + _offset;
    }
}
