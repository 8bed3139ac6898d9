using System.Security.Cryptography;
using System.Text;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>What a room's camera sends: real pictures in groups that each begin with a keyframe, and what a decoder makes of them.</summary>
internal sealed class Film
{
    private Film(string mimeType, int picturesPerSecond, int group, byte[][] pictures) =>
        (MimeType, PicturesPerSecond, Group, Pictures, Decoded) = (mimeType, picturesPerSecond, group, pictures, Decode(mimeType, pictures, out _));

    public string MimeType { get; }

    public int PicturesPerSecond { get; }

    /// <summary>Pictures from one keyframe to the next.</summary>
    public int Group { get; }

    /// <summary>Encoded.</summary>
    public byte[][] Pictures { get; }

    /// <summary>For each picture a checksum of all its pixels.</summary>
    public string[] Decoded { get; }

    /// <param name="settings">FFmpeg's, of the encoder.</param>
    public static Film Make(string mimeType, string size, int picturesPerSecond, int group, string settings)
    {
        const int Groups = 4;
        var encoder = mimeType == "video/H264"
            ? "-c:v libx264 -tune zerolatency -bf 0 -aud 1 -sc_threshold 0 -threads 1"
            : "-c:v libvpx -deadline realtime -cpu-used 8 -lag-in-frames 0 -threads 1";
        var file = FFmpeg.Run(
            [],
            $"-f lavfi -i testsrc2=size={size}:rate={picturesPerSecond} -frames:v {group * Groups} -pix_fmt yuv420p {encoder} -g {group} -keyint_min {group} {settings} -f {VideoFormat.NameOf(mimeType)}",
            out var error);
        Assert.Empty(error);
        var film = new Film(mimeType, picturesPerSecond, group, [.. VideoFormat.Split(mimeType, file)]);
        Assert.Equal(group * Groups, film.Pictures.Length);
        Assert.Equal(group * Groups, film.Decoded.Distinct().Count());
        return film;
    }

    /// <summary>Decodes to checksums of the pictures' pixels, with no mercy for errors and no two pictures made one.</summary>
    public static string[] Decode(string mimeType, IEnumerable<byte[]> pictures, out string error)
    {
        var list = FFmpeg.Run(
            VideoFormat.Join(mimeType, pictures),
            $"-xerror -err_detect explode -threads 1 -f {VideoFormat.NameOf(mimeType)} -i - -autoscale 0 -fps_mode passthrough -f framemd5",
            out error);
        return [.. Encoding.ASCII.GetString(list).Split('\n').Where(line => line is [not '#', ..]).Select(line => line[(line.LastIndexOf(' ') + 1)..])];
    }

    /// <summary>By which an encoded picture is known again.</summary>
    public static string NameOf(byte[] picture) => Convert.ToHexString(MD5.HashData(picture));
}
