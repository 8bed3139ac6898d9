using System.Globalization;
using System.Text.Json;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;
using static Classroom.Relay.Metrics.Text.PrometheusText;

namespace Classroom.Relay.Metrics.Text;

/// <summary>Writes the relay's figures for a scraper. Labels name workers, lessons, rooms and kinds of track; never a person.</summary>
internal static class HealthText
{
    private static readonly MetricFamily<RoomHealth> Present =
        MetricFamily<RoomHealth>.Gauge("classroom_room_present", "1 while the device of a lesson's room is connected.", room => room.Present ? 1 : 0);

    private static readonly MetricFamily<LessonHealth> Start =
        MetricFamily<LessonHealth>.Gauge("classroom_lesson_start_time_seconds", "Start of the lesson, in seconds since 1970.", lesson => lesson.StartedAt.ToUnixTimeMilliseconds() / 1000.0);

    private static readonly MetricFamily<double> Info =
        MetricFamily<double>.Gauge("classroom_build_info", "Always 1; the label tells the version.", one => one);

    private static readonly MetricFamily<double> Names =
        MetricFamily<double>.Gauge("classroom_room_info", "Always 1; the labels tell how a room is shown.", one => one);

    private static readonly MetricFamily<double> Collections =
        MetricFamily<double>.Counter("dotnet_collections_total", "Garbage collections.", count => count);

    private static readonly MetricFamily<double> Refused =
        MetricFamily<double>.Counter("classroom_refusals_total", "Calls refused, by the code that was answered.", count => count);

    private static readonly MetricFamily<double> Dropped =
        MetricFamily<double>.Counter("classroom_worker_dropped_packets_total", "Datagrams dropped.", count => count);

    private static readonly MetricFamily<double> Stalled = MetricFamily<double>.Counter(
        "classroom_worker_stalled_turns_total", "Turns of the loop over 5 ms, by what most of each went on.", count => count);

    public static string Of(RelayHealth relay)
    {
        var text = new PrometheusText().Write(Info, [(Labels(("version", relay.Version)), 1)]);
        WriteAll(text, RelayFamilies.All, [("", relay)]);
        text.Write(Collections, relay.Process.Collections.Select((count, generation) => (Labels(("generation", Number(generation))), (double)count)));
        text.Write(Refused, relay.Refusals.Select(refusal => (Labels(("code", refusal.Code)), (double)refusal.Times)));
        WriteWorkers(text, relay.Workers);
        WriteRooms(text, relay);
        return text.ToString();
    }

    private static void WriteWorkers(PrometheusText text, IReadOnlyList<WorkerHealth> workers)
    {
        WriteAll(text, WorkerFamilies.All, [.. workers.Select(worker => (Labels(("worker", worker.Name)), worker))]);
        text.Write(Dropped, workers.SelectMany(worker => worker.Dropped.Select(dropped => (Labels(("worker", worker.Name), ("reason", dropped.Reason)), (double)dropped.Packets))));
        text.Write(Stalled, workers.SelectMany(worker => worker.Stalls.Select(stalled => (Labels(("worker", worker.Name), ("cause", stalled.Cause)), (double)stalled.Turns))));
        const string turns = "classroom_worker_turn_seconds";
        text.Begin(turns, "histogram", "How long the turns of the loop took.");
        foreach (var worker in workers)
        {
            WriteHistogram(text, turns, worker);
        }
    }

    private static void WriteHistogram(PrometheusText text, string name, WorkerHealth worker)
    {
        long count = 0;
        for (var i = 0; i < worker.TurnHistogram.Count; i++)
        {
            count += worker.TurnHistogram[i];
            var limit = i == worker.TurnHistogram.Count - 1 ? "+Inf" : ((1 << i) / 1e6).ToString(CultureInfo.InvariantCulture);
            text.Sample(name + "_bucket", Labels(("worker", worker.Name), ("le", limit)), count);
        }

        var labels = Labels(("worker", worker.Name));
        text.Sample(name + "_sum", labels, worker.BusySeconds).Sample(name + "_count", labels, count);
    }

    private static void WriteRooms(PrometheusText text, RelayHealth relay)
    {
        text.Write(Start, relay.Lessons.Select(lesson => (Labels(("lesson", lesson.LessonId), ("worker", lesson.Worker)), lesson)));
        var inLessons = relay.Lessons.SelectMany(lesson => lesson.Rooms.Select(room => (lesson.LessonId, Room: room))).ToArray();
        var all = inLessons.Concat(relay.Elsewhere.Select(room => (LessonId: "", Room: room))).ToArray();
        text.Write(Present, inLessons.Select(one => (Labels(("lesson", one.LessonId), ("room", one.Room.RoomId)), one.Room)));
        text.Write(Names, all.Select(one => one.Room).Where(room => room.RoomId.Length > 0).DistinctBy(room => room.RoomId)
            .Select(room => (Labels(("room", room.RoomId), ("name", room.Name), ("school", room.School)), 1.0)));
        WriteAll(text, TrackFamilies.Published, [.. all.SelectMany(one => one.Room.Published.Select(track => (TrackLabels(one.LessonId, one.Room, track.Kind), track)))]);
        WriteAll(text, TrackFamilies.Received, [.. all.SelectMany(one => one.Room.Received.Select(track => (TrackLabels(one.LessonId, one.Room, track.Kind), track)))]);
    }

    private static string TrackLabels(string lessonId, RoomHealth room, SourceKind kind) =>
        Labels(("lesson", lessonId), ("room", room.RoomId), ("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())));

    private static void WriteAll<T>(PrometheusText text, IReadOnlyList<MetricFamily<T>> families, IReadOnlyList<(string Labels, T Subject)> subjects)
    {
        foreach (var family in families)
        {
            text.Write(family, subjects);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
