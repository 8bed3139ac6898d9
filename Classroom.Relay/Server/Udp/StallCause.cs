namespace Classroom.Relay.Udp;

/// <summary>What most of a long turn of a worker went on.</summary>
public enum StallCause
{
    /// <summary>The worker itself: packets, commands, timers; or the compiler, which compiles a method on the thread that calls it first.</summary>
    Work,

    /// <summary>A collection of garbage held all threads.</summary>
    Collection,

    /// <summary>Others ran on the worker's core: threads of this process, other programs, other machines of a virtual machine's host.</summary>
    Core,
}
