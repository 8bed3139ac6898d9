using System.Globalization;
using System.Reflection;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Metrics.Reading;
using Classroom.Relay.Metrics.Text;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Rest;
using SocketStatistics = Classroom.Relay.Udp.ReceiveStatistics;

namespace Classroom.Relay.Tests.Metrics;

public sealed class WorkerFiguresTests
{
    /// <summary>Told in another form: <see cref="SocketStatistics"/> counts the same datagrams before the router does.</summary>
    private static readonly string[] ToldOtherwise = [nameof(RouterStatistics.PacketsReceived), nameof(RouterStatistics.BytesReceived)];

    /// <summary>A counter that somebody adds and nobody shows would be found only in the night it is needed.</summary>
    [Fact]
    public void Of_EveryCounterOfAWorker_StandsInTheText()
    {
        var next = 1_000_003L;
        var names = new Dictionary<string, string>();
        object router = default(RouterStatistics);
        var (received, sent) = (new SocketStatistics(), new SendStatistics());
        Number(router, typeof(RouterStatistics).GetFields(), (field, value) => field.SetValue(router, Convert.ChangeType(value, field.FieldType, CultureInfo.InvariantCulture)));
        Number(received, typeof(SocketStatistics).GetProperties(), (property, value) => property.SetValue(received, value));
        Number(sent, typeof(SendStatistics).GetProperties(), (property, value) => property.SetValue(sent, value));
        var snapshot = new WorkerSnapshot("r0", 1, TimeSpan.Zero, TimeSpan.Zero, (RouterStatistics)router, received, sent, new LoopMeter(), 0, 0, 0, 0);

        var text = TextOf(WorkerFigures.Of("0", snapshot));

        var values = Exposition.Parse(text).Series.Values.ToHashSet();
        Assert.DoesNotContain(names, name => !values.Contains(double.Parse(name.Key, CultureInfo.InvariantCulture)));

        void Number<T>(object owner, T[] members, Action<T, long> set)
            where T : MemberInfo
        {
            foreach (var member in members.Where(member => !ToldOtherwise.Contains(member.Name) || owner is not RouterStatistics))
            {
                set(member, next);
                names[next.ToString(CultureInfo.InvariantCulture)] = $"{owner.GetType().Name}.{member.Name}";
                next += 1001;
            }
        }
    }

    [Fact]
    public void Of_TurnsOfTheLoop_FallIntoTheBucketsTheyAreShorterThan()
    {
        var meter = new LoopMeter();
        foreach (var microseconds in new[] { 0.5, 3, 900, 6_000, 200_000 })
        {
            var turn = TimeSpan.FromMicroseconds(microseconds);
            meter.Count(new TurnTime(turn, TimeSpan.Zero, turn));
        }

        var metrics = Exposition.Parse(TextOf(WorkerFigures.Of("0", Snapshot(meter))));

        Assert.Equal(1, Bucket("1E-06"));
        Assert.Equal(2, Bucket("4E-06"));
        Assert.Equal(3, Bucket("0.001024"));
        Assert.Equal(4, Bucket("0.008192"));
        Assert.Equal(5, Bucket("+Inf"));
        Assert.Equal(2, metrics["classroom_worker_stalled_turns_total{cause=\"work\",worker=\"0\"}"]);
        Assert.Equal(0, metrics["classroom_worker_stalled_turns_total{cause=\"collection\",worker=\"0\"}"]);
        Assert.Equal(0.2, metrics["classroom_worker_longest_turn_seconds{worker=\"0\"}"]);

        double Bucket(string limit) => metrics[$"classroom_worker_turn_seconds_bucket{{le=\"{limit}\",worker=\"0\"}}"];
    }

    [Fact]
    public void Text_WithNamesFullOfMarks_StillParses()
    {
        var room = new RoomHealth("r", "\"引号\" \\ 反斜线\n换行", "{校,}", true, [], []);
        var relay = Relay([]) with { Lessons = [new LessonHealth("l\"1", "", default, "0", [room])] };

        var series = Exposition.Parse(HealthText.Of(relay)).Series;

        Assert.Equal(1, series["classroom_room_info{name=\"\\\"引号\\\" \\\\ 反斜线\\n换行\",room=\"r\",school=\"{校,}\"}"]);
    }

    private static WorkerSnapshot Snapshot(LoopMeter meter) => new("r0", 1, TimeSpan.Zero, TimeSpan.Zero, default, new(), new(), meter, 0, 0, 0, 0);

    private static string TextOf(WorkerHealth worker) => HealthText.Of(Relay([worker]));

    private static RelayHealth Relay(IReadOnlyList<WorkerHealth> workers) =>
        new(default, "1", new ProcessHealth(default, 0, 0, 0, 0, [0, 0, 0], 0, 0, 0), new DtlsHealth(0, 0, 0, 0, 0), new JournalHealth("SQLite", 0, 0, 0), [], workers, [], []);
}
