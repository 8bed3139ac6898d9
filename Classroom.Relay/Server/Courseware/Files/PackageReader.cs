using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Classroom.Relay.Courseware.Files;

/// <summary>
/// Reads a zip as far as a look at it needs (APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16). The framework's reader takes in a directory of any length, and unpacks no
/// more of a part than the directory says there is, so that a part which is larger could not be told.
/// </summary>
internal sealed class PackageReader(FileStream file)
{
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int HeaderBytes = 30;
    private const int MaxCommentBytes = ushort.MaxValue;
    private const int Deflated = 8;

    /// <summary>The parts by the directory at the end of the file; null when the directory is longer than <paramref name="limit"/> bytes.</summary>
    /// <exception cref="InvalidDataException">There is no directory, or it is broken.</exception>
    public IReadOnlyList<PackagePart>? ReadDirectory(int limit)
    {
        var tail = ReadAt(Math.Max(0, file.Length - EndBytes - MaxCommentBytes), (int)Math.Min(file.Length, EndBytes + MaxCommentBytes));
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        Require(end >= 0 && tail.Length - end >= EndBytes);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        // All ones would send the reader on to a record of 64 bits, which no office program writes below 4 GiB.
        return length > limit ? null : Parts(ReadAt(BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)), (int)length));
    }

    /// <summary>What the part unpacks to in truth, wherever the directory says it ends.</summary>
    /// <exception cref="InvalidDataException">It is packed in a way that office programs do not use, or lies outside the file.</exception>
    public Stream Open(PackagePart part)
    {
        var header = ReadAt(part.Header, HeaderBytes);
        Require(header.AsSpan().StartsWith("PK\u0003\u0004"u8) && (part.IsStored || part.Method == Deflated));
        file.Position = part.Header + HeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        Require(file.Position + part.Packed <= file.Length);
        return part.IsStored
            ? new MemoryStream(ReadAt(file.Position, (int)part.Packed))
            : new DeflateStream(file, CompressionMode.Decompress, leaveOpen: true);
    }

    private static List<PackagePart> Parts(byte[] directory)
    {
        List<PackagePart> parts = [];
        for (var at = 0; at < directory.Length;)
        {
            var entry = directory.AsSpan(at);
            Require(entry.Length >= EntryBytes && entry.StartsWith("PK\u0001\u0002"u8));
            var name = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
            Require(entry.Length >= EntryBytes + name);
            parts.Add(new PackagePart(
                Encoding.UTF8.GetString(entry.Slice(EntryBytes, name)),
                BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[42..])));
            at += EntryBytes + name + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }

        return parts;
    }

    private byte[] ReadAt(long position, int length)
    {
        Require(position + length <= file.Length);
        var bytes = new byte[length];
        file.Position = position;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidDataException("The package is broken.");
        }
    }
}
