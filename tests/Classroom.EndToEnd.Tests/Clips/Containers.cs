using System.Buffers.Binary;

namespace Classroom.EndToEnd.Tests.Clips;

/// <summary>Takes encoded pictures and packets out of the files that FFmpeg writes them to.</summary>
internal static class Containers
{
    // IVF: a header of 32 bytes, then each picture behind 12 bytes that begin with its length.
    private const int FileHeader = 32;
    private const int PictureHeader = 12;

    // Ogg (RFC 3533 section 6): 27 bytes, of which the last is the count of segments, their lengths, and the segments.
    private const int PageHeader = 27;

    // RFC 7845 section 3: the identification and the comments have a page each.
    private const int HeaderPages = 2;

    /// <summary>The pictures of an IVF file.</summary>
    public static IReadOnlyList<byte[]> Pictures(byte[] file)
    {
        var pictures = new List<byte[]>();
        for (var at = FileHeader; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
            pictures.Add(file[(at + PictureHeader)..(at + PictureHeader + length)]);
            at += PictureHeader + length;
        }

        return pictures;
    }

    /// <summary>The packets of an Ogg Opus file, each shorter than 255 bytes and so a segment of its own.</summary>
    public static IReadOnlyList<byte[]> Packets(byte[] file)
    {
        var packets = new List<byte[]>();
        for (var (at, page) = (0, 0); at < file.Length; page++)
        {
            var lengths = file[(at + PageHeader)..(at + PageHeader + file[at + PageHeader - 1])];
            at += PageHeader + lengths.Length;
            foreach (var length in lengths)
            {
                if (page >= HeaderPages)
                {
                    packets.Add(file[at..(at + length)]);
                }

                at += length;
            }
        }

        return packets;
    }
}
