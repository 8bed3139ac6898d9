using System.Buffers.Binary;

namespace Classroom.Testing.Files;

/// <summary>Pictures as files: BMP, which needs no packing, and a small JPEG.</summary>
public static class SamplePicture
{
    private const int HeadBytes = 54;

    private static readonly byte[] HalfWhite = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgUFBcUFxsbGxsbGyAeICEhISAgICAhISEkJCQqKiokJCQhISQkKCgqKi4vLisrKisvLzIyMjw8OTlGRkhWVmf/xABMAAEBAQAAAAAAAAAAAAAA"
        + "AAAABwgBAQAAAAAAAAAAAAAAAAAAAAAQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAQACADASIAAhEAAxEA/9oADAMBAAIRAxEAPwC/gAwAAD//2Q==");

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

    /// <summary>A JPEG of 32 x 16 whose left half is white and whose right half is black, with the orientation that a camera writes (EXIF 2.32, tag 0x0112).</summary>
    public static byte[] Jpeg(byte orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0,
            // One entry: tag, SHORT, one value; then no further directory.
            1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
        ];
        return [.. HalfWhite.AsSpan(0, 2), .. exif, .. HalfWhite.AsSpan(2)];
    }
}
