using System.Buffers.Binary;

namespace Classroom.Relay.Tests.Courseware;

/// <summary>Pictures as BMP files, which need no packing.</summary>
internal static class SamplePicture
{
    private const int HeadBytes = 54;

    /// <summary>A picture of slanted stripes.</summary>
    public static byte[] Bmp(int width, int height)
    {
        var row = (width * 3 + 3) & ~3;
        var file = new byte[HeadBytes + row * height];
        BmpHead(width, height).AsSpan(0, HeadBytes).CopyTo(file);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width * 3; x++)
            {
                file[HeadBytes + y * row + x] = (byte)((x + y) % 40 < 20 ? 30 : 220);
            }
        }

        return file;
    }

    /// <summary>The head alone, of a picture that may be larger than any memory.</summary>
    public static byte[] BmpHead(int width, int height)
    {
        var file = new byte[HeadBytes + 16];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), (int)Math.Min(int.MaxValue, HeadBytes + 3L * width * height));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), HeadBytes);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        file[26] = 1;
        file[28] = 24;
        return file;
    }
}
