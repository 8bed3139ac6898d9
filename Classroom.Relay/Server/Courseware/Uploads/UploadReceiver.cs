using System.Buffers;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts;

namespace Classroom.Relay.Courseware.Uploads;

/// <summary>
/// Receives files in parts. What arrived is on the disk, and how much that is, is the file's length: a part that breaks off in the middle, a reload and a restart
/// of the relay lose nothing of it.
/// </summary>
internal sealed class UploadReceiver(CoursewareFolder store, CoursewareNews news)
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Appends a part.</summary>
    /// <param name="offset">Where it begins; must be where the last one ended.</param>
    /// <returns>The outcome, and how much of the file is there now.</returns>
    public async Task<(PartOutcome Outcome, long Arrived)> AppendAsync(CoursewareFile file, long offset, Stream part, CancellationToken cancellation)
    {
        // Opened for this request alone: a second writer of the same file is turned away here.
        await using var upload = OpenOrNull(store.Upload(file.Id));
        if (upload is null)
        {
            return (PartOutcome.Busy, store.Arrived(file.Id));
        }

        if (upload.Length != offset)
        {
            return (PartOutcome.Misplaced, upload.Length);
        }

        upload.Position = offset;
        var outcome = await CopyAsync(part, upload, Math.Min(file.Bytes - offset, ContractLimits.MaxCoursewarePart), cancellation);
        news.Tell(file.RoomId);
        return (outcome, upload.Length);
    }

    private static async Task<PartOutcome> CopyAsync(Stream part, FileStream upload, long room, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await ReadAsync(part, buffer, cancellation) is var read and not 0)
            {
                if (read < 0 || read > room)
                {
                    return read < 0 ? PartOutcome.BrokenOff : PartOutcome.Misplaced;
                }

                room -= read;
                await upload.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }

            upload.Flush(flushToDisk: true);
            return PartOutcome.Kept;
        }
        catch (IOException error) when (IsDiskFull(error))
        {
            return PartOutcome.NoSpace;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>How much was read; 0 at the end, -1 when the sender is gone.</summary>
    private static async Task<int> ReadAsync(Stream part, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await part.ReadAsync(buffer, cancellation);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            return -1;
        }
    }

    private static FileStream? OpenOrNull(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>.NET gives the system's own error number (ENOSPC and EDQUOT of Linux) or the Windows one.</summary>
    private static bool IsDiskFull(IOException error) => error.HResult is 28 or 122 || (error.HResult & 0xFFFF) is 0x70;
}
