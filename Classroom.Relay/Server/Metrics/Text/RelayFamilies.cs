using Classroom.Shared.Contracts.Rest;
using static Classroom.Relay.Metrics.Text.MetricFamily<Classroom.Shared.Contracts.Rest.RelayHealth>;

namespace Classroom.Relay.Metrics.Text;

/// <summary>Of the whole relay. What every program tells has the names every program gives it.</summary>
internal static class RelayFamilies
{
    public static IReadOnlyList<MetricFamily<RelayHealth>> All { get; } =
    [
        Gauge("process_start_time_seconds", "Start of the process, in seconds since 1970.", relay => relay.Process.StartedAt.ToUnixTimeMilliseconds() / 1000.0),
        Counter("process_cpu_seconds_total", "User and system CPU time of all threads.", relay => relay.Process.CpuSeconds),
        Gauge("process_resident_memory_bytes", "Memory of the process that is in RAM.", relay => relay.Process.ResidentBytes),
        Gauge("process_open_fds", "Open file descriptors.", relay => relay.Process.OpenDescriptors),
        Gauge("process_threads", "Threads.", relay => relay.Process.Threads),
        Gauge("dotnet_heap_bytes", "Managed objects, dead ones not collected yet included.", relay => relay.Process.HeapBytes),
        Counter("dotnet_allocated_bytes_total", "Managed memory ever allocated.", relay => relay.Process.AllocatedBytes),
        Counter("dotnet_gc_pause_seconds_total", "Time for which garbage collections held all threads.", relay => relay.Process.PauseSeconds),
        Counter("classroom_dtls_handshakes_started_total", "DTLS handshakes begun.", relay => relay.Dtls.Started),
        Counter("classroom_dtls_handshakes_connected_total", "DTLS handshakes that gave keys.", relay => relay.Dtls.Connected),
        Counter("classroom_dtls_sessions_failed_total", "DTLS sessions that ended by an error.", relay => relay.Dtls.Failed),
        Counter("classroom_dtls_dropped_datagrams_total", "DTLS datagrams dropped because too many were waiting.", relay => relay.Dtls.DatagramsDropped),
        Gauge("classroom_dtls_waiting_jobs", "Jobs waiting for the thread of the handshakes.", relay => relay.Dtls.Waiting),
        Counter("classroom_journal_stored_events_total", "Events of lessons stored in the database.", relay => relay.Journal.Stored),
        Gauge("classroom_journal_waiting_events", "Events of lessons that wait to be stored.", relay => relay.Journal.Waiting),
        Gauge("classroom_journal_refusing_seconds", "For how long the database has not taken events; 0 while it does.", relay => relay.Journal.RefusingSeconds),
        Gauge("classroom_lessons", "Lessons going on.", relay => relay.Lessons.Count),
    ];
}
