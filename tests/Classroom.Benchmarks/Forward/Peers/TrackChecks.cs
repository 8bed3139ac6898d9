namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>Every track at every receiver of a lesson or a county, watched together. Belongs to the load thread.</summary>
internal sealed class TrackChecks
{
    private readonly List<TrackCheck> _checks = [];
    private Percentiles _delay = new();

    /// <summary>One more track at one more receiver.</summary>
    public TrackCheck Add(LoadTrack track)
    {
        var check = new TrackCheck(track, delay => _delay.Add(delay));
        lock (_checks)
        {
            _checks.Add(check);
        }

        return check;
    }

    /// <summary>Watches every packet sent from now on, for a while.</summary>
    /// <param name="fastest">Packets a second of the fastest track.</param>
    /// <param name="settling">How long late packets are waited for afterwards.</param>
    public async Task<Watch> WatchAsync(LoadThread load, TimeSpan duration, int fastest, TimeSpan settling)
    {
        var most = (int)(fastest * (duration.TotalSeconds + 60));
        await load.Run(_ =>
        {
            _delay = new Percentiles();
            _checks.ForEach(check => check.Begin(most));
            return true;
        });
        await Task.Delay(duration);
        await load.Run(_ =>
        {
            _checks.ForEach(check => check.End());
            return true;
        });
        await Task.Delay(settling);
        return await load.Run(_ => new Watch(
            _checks.Sum(check => check.Expected), _checks.Sum(check => check.Received), _checks.Sum(check => check.Corrupt), _delay));
    }
}
