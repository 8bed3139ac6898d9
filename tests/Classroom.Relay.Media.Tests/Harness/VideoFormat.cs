using System.Buffers.Binary;
using System.Text;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>Pictures as FFmpeg reads and writes them: H264 as a byte stream (ITU-T H.264 annex B), VP8 as an IVF file.</summary>
internal static class VideoFormat
{
    private const int FileHeader = 32;
    private const int PictureHeader = 12;
    private const byte Delimiter = 9;

    private static readonly byte[] StartCode = [0, 0, 0, 1];

    public static string NameOf(string mimeType) => mimeType == "video/H264" ? "h264" : "ivf";

    /// <summary>The pictures, one after the other; H264 has to be written with delimiters.</summary>
    public static IEnumerable<byte[]> Split(string mimeType, byte[] file) => mimeType == "video/H264" ? SplitByteStream(file) : SplitIvf(file);

    public static byte[] Join(string mimeType, IEnumerable<byte[]> pictures) => mimeType == "video/H264" ? [.. pictures.SelectMany(picture => picture)] : JoinIvf(pictures);

    /// <summary>The units of a byte stream, without their start codes.</summary>
    public static IEnumerable<byte[]> UnitsOf(byte[] stream)
    {
        var begin = -1;
        for (var at = 0; at + 3 <= stream.Length; at++)
        {
            if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1)
            {
                if (begin >= 0)
                {
                    yield return stream[begin..at].AsSpan().TrimEnd((byte)0).ToArray();
                }

                begin = at += 3;
            }
        }

        yield return stream[begin..];
    }

    public static byte[] WithStartCode(ReadOnlySpan<byte> unit) => [.. StartCode, .. unit];

    private static IEnumerable<byte[]> SplitByteStream(byte[] file)
    {
        var picture = new List<byte>();
        foreach (var unit in UnitsOf(file))
        {
            if ((unit[0] & 0x1F) != Delimiter)
            {
                picture.AddRange(WithStartCode(unit));
            }
            else if (picture.Count > 0)
            {
                yield return [.. picture];
                picture.Clear();
            }
        }

        yield return [.. picture];
    }

    private static IEnumerable<byte[]> SplitIvf(byte[] file)
    {
        for (var at = FileHeader; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
            yield return file[(at + PictureHeader)..(at + PictureHeader + length)];
            at += PictureHeader + length;
        }
    }

    private static byte[] JoinIvf(IEnumerable<byte[]> pictures)
    {
        using var stream = new MemoryStream();
        using var file = new BinaryWriter(stream);
        file.Write(Encoding.ASCII.GetBytes("DKIF"));
        file.Write((short)0);
        file.Write((short)FileHeader);
        file.Write(Encoding.ASCII.GetBytes("VP80"));

        // Size and rate in the header mean nothing to a VP8 decoder.
        file.Write((short)320);
        file.Write((short)180);
        file.Write(30);
        file.Write(1);
        file.Write(0L);
        var number = 0L;
        foreach (var picture in pictures)
        {
            file.Write(picture.Length);
            file.Write(number++);
            file.Write(picture);
        }

        return stream.ToArray();
    }
}
