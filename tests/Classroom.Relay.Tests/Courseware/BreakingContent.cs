using System.Net;

namespace Classroom.Relay.Tests.Courseware;

/// <summary>A part of a file whose connection breaks in the middle.</summary>
internal sealed class BreakingContent(byte[] file, int length, int breaksAt) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(file.AsMemory(0, breaksAt));
        await stream.FlushAsync();
        throw new IOException("The cable was pulled out.");
    }

    protected override bool TryComputeLength(out long bytes)
    {
        bytes = length;
        return true;
    }
}
