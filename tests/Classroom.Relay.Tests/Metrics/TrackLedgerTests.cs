using Classroom.Relay.Metrics.Reading;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Tests.Metrics;

public sealed class TrackLedgerTests
{
    private static readonly TrackGroup Group = new("lesson", "room", SourceKind.Camera, IsReceived: true);

    private readonly TrackLedger _ledger = new();

    [Fact]
    public void TotalOf_AfterATrackHasEnded_KeepsWhatItCounted()
    {
        Read(("a", 100), ("b", 10));
        Read(("a", 150));
        Read(("a", 160), ("c", 5));

        Assert.Equal(175, _ledger.TotalOf(Group).Packets);
    }

    [Fact]
    public void TotalOf_AfterACounterBeganAnew_GrowsByTheNewOne()
    {
        Read(("a", 100));
        Read(("a", 30));

        Assert.Equal(130, _ledger.TotalOf(Group).Packets);
    }

    [Fact]
    public void Close_ForGroupsThatAreOver_ForgetsThem()
    {
        Read(("a", 100));
        _ledger.Close(group => group.LessonId == "lesson");

        Assert.Empty(_ledger.Groups);
    }

    private void Read(params (string TrackId, long Packets)[] tracks)
    {
        foreach (var (trackId, packets) in tracks)
        {
            _ledger.Count(trackId, Group, new TrackCounters { Packets = packets });
        }

        _ledger.Close(_ => false);
    }
}
