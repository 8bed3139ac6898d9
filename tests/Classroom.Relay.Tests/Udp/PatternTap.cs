using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtp;

namespace Classroom.Relay.Tests.Udp;

/// <summary>Notes the numbers of the packets of a <see cref="TestPattern"/> and says when enough have come.</summary>
internal sealed class PatternTap(int expected) : IRtpTap
{
    private readonly List<int> _numbers = new(expected);
    private readonly TaskCompletionSource<IReadOnlyList<int>> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The numbers in order of arrival, once as many as expected are there.</summary>
    public Task<IReadOnlyList<int>> All => _all.Task;

    public void OnPacket(Producer producer, int layer, ulong sequence, in RtpPacketView packet, MonotonicTime now)
    {
        _numbers.Add(TestPattern.NumberOf(packet.Payload));
        if (_numbers.Count == expected)
        {
            _all.SetResult(_numbers);
        }
    }
}
