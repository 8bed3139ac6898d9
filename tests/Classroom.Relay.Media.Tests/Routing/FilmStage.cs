using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

/// <summary>Rooms whose cameras send films of different size, rate and making, a programme that is cut between them, and a decoder that watches it.</summary>
internal sealed class FilmStage : IDisposable
{
    /// <summary>A cut waits for the limit of keyframe requests at most, the slowest camera's next picture, and the way.</summary>
    private static readonly TimeSpan MaxUntilCut = TimeSpan.FromMilliseconds(700);

    /// <summary>The slowest camera's time between two pictures, and another's until its next.</summary>
    private static readonly TimeSpan MaxStandStill = TimeSpan.FromMilliseconds(250);

    /// <summary>From the relay to the receiver, with room for a picture's last packet.</summary>
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(20);

    // The third in the first's size: another making alone.
    private static readonly Dictionary<string, Lazy<Film[]>> Films = new()
    {
        ["video/H264"] = new(() =>
        [
            Film.Make("video/H264", "384x216", 25, 40, "-preset ultrafast -profile:v baseline -b:v 1200k"),
            Film.Make("video/H264", "240x180", 15, 25, "-preset veryfast -profile:v main -slices 3 -b:v 300k"),
            Film.Make("video/H264", "384x216", 30, 60, "-vf hue=h=120 -preset veryfast -profile:v high -refs 3 -x264-params sps-id=5:8x8dct=1 -crf 30"),
            Film.Make("video/H264", "160x90", 10, 30, "-preset ultrafast -profile:v baseline -crf 35"),
        ]),
        ["video/VP8"] = new(() =>
        [
            Film.Make("video/VP8", "384x216", 25, 40, "-b:v 1200k"),
            Film.Make("video/VP8", "240x180", 15, 25, "-slices 4 -b:v 300k"),
            Film.Make("video/VP8", "384x216", 30, 60, "-vf hue=h=120 -error-resilient default -sharpness 5 -b:v 600k"),
            Film.Make("video/VP8", "160x90", 10, 30, "-b:v 80k"),
        ]),
    };

    private readonly string _mimeType;
    private readonly ProgrammeTrack _programme;
    private readonly List<FilmTrack> _tracks = [];
    private readonly List<Producer> _sources = [];
    private readonly List<(int Source, MonotonicTime At)> _cuts = [];
    private readonly TestReceiver _receiver;

    public FilmStage(int seed, string mimeType)
    {
        (Session, _mimeType) = (new TestSession(seed), mimeType);
        Session.Wire.Conditions = new LinkConditions(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(4));
        _programme = new ProgrammeTrack(Session.Relay.Router, "programme", mimeType, "lesson");
        foreach (var film in Films[mimeType].Value)
        {
            var (host, pair) = Session.AddClient();
            _tracks.Add(new FilmTrack(host, film, (uint)(_tracks.Count * 900_000_000), (ushort)(_tracks.Count * 16_000 + 15_000)));
            _sources.Add(Session.Publish(pair, mimeType, _tracks[^1].Producer));
        }

        _receiver = Session.Receive(Session.AddClient().Pair, _programme.Output);
    }

    public TestSession Session { get; }

    public int Sources => _sources.Count;

    /// <summary>What has reached the receiver.</summary>
    public IReadOnlyList<ReceivedPacket> Received => _receiver.Recorder.Packets;

    /// <summary>Cuts that the receiver was sent.</summary>
    public long Switches => _receiver.Consumer.GetStatistics(Session.Now).Switches;

    public bool StartsKeyFrame(ReceivedPacket packet) => PictureReader.StartsKeyFrame(_mimeType, packet.Payload);

    public void Prepare(int source) => _programme.Prepare(_sources[source], Session.Now);

    public void Cut(int source)
    {
        Assert.True(_programme.Cut(_sources[source], Session.Now));
        _cuts.Add((source, Session.Now));
    }

    /// <summary>Every camera sends its pictures in its own time.</summary>
    public void Play(TimeSpan time)
    {
        for (var end = Session.Now + time; Session.Now < end;)
        {
            var next = _tracks.MinBy(track => track.Due.Microseconds)!;
            Session.Wire.Run((next.Due < end ? next.Due : end) - Session.Now);
            if (next.Due <= Session.Now)
            {
                next.SendPicture(Session.Now);
            }
        }
    }

    /// <summary>What is wrong with these packets when they are decoded and looked at, or null.</summary>
    public string? FindFault(IEnumerable<ReceivedPacket> packets)
    {
        var pictures = PictureReader.Read(_mimeType, packets);
        var decoded = Film.Decode(_mimeType, pictures.Select(picture => picture.Data), out var error);
        if (error.Length > 0 || decoded.Length != pictures.Count)
        {
            return $"the decoder makes {decoded.Length} of {pictures.Count} pictures: {error}";
        }

        var known = new Dictionary<string, (int Source, int Picture)>();
        for (var source = 0; source < _tracks.Count; source++)
        {
            for (var picture = 0; picture < _tracks[source].Film.Pictures.Length; picture++)
            {
                known.Add(_tracks[source].Film.Decoded[picture], (source, picture));
            }
        }

        var look = new Look(this);
        for (var i = 0; i < pictures.Count; i++)
        {
            var fault = known.TryGetValue(decoded[i], out var seen)
                ? look.FindFault(seen.Source, seen.Picture, pictures[i].At, pictures[i].Timestamp)
                : "no camera ever took it";
            if (fault is not null)
            {
                return $"picture {i} of {pictures.Count}, {seen}: {fault}";
            }
        }

        return null;
    }

    public void Dispose() => Session.Dispose();

    /// <summary>Looks at one picture after the other.</summary>
    private sealed class Look(FilmStage stage)
    {
        private int _source = -1;
        private int _sent;
        private MonotonicTime _at;
        private uint _timestamp;
        private int _cut = -1;

        public string? FindFault(int source, int picture, MonotonicTime at, uint timestamp)
        {
            var isFirst = _source < 0;
            if (!isFirst && ((int)(timestamp - _timestamp) <= 0 || at - _at > MaxStandStill))
            {
                return $"{(int)(timestamp - _timestamp)} ticks and {(at - _at).TotalMilliseconds} ms after the one before";
            }

            (_at, _timestamp) = (at, timestamp);
            while (_cut + 1 < stage._cuts.Count && stage._cuts[_cut + 1].At < at)
            {
                _cut++;
            }

            var sent = stage._tracks[source].Sent;
            if (source == _source)
            {
                _sent++;
                var isLate = source != stage._cuts[_cut].Source && at - stage._cuts[_cut].At > MaxUntilCut;
                return sent[_sent].Picture != picture ? $"{sent[_sent].Picture} is next" : isLate ? "it is off air" : null;
            }

            _source = source;
            _sent = sent.FindLastIndex(one => one.Picture == picture && one.At < at);
            return !IsOnAir(source, at) ? "it is not on air"
                : at - sent[_sent].At > MaxUntilCut ? "it is of the past"
                : null;
        }

        /// <summary>Or was just now: what was sent before the cut arrives after it.</summary>
        private bool IsOnAir(int source, MonotonicTime at)
        {
            var cut = _cut;
            while (stage._cuts[cut].Source != source && cut > 0 && at - stage._cuts[cut].At < Way)
            {
                cut--;
            }

            return stage._cuts[cut].Source == source;
        }
    }
}
