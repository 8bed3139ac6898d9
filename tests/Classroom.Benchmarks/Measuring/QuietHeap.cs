using System.Runtime;

namespace Classroom.Benchmarks.Measuring;

/// <summary>Keeps this process from collecting garbage while it lasts: a collection holds every thread, those that watch for gaps too.</summary>
internal sealed class QuietHeap : IDisposable
{
    // More than any scenario allocates meanwhile; beyond it collections begin again.
    private const long Room = 512L << 20;

    public QuietHeap() => GC.TryStartNoGCRegion(Room);

    public void Dispose()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }
    }
}
