using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>A receiver in front of its decoder: puts packets in order and together, and withholds every picture of which anything is missing.</summary>
internal static class PictureReader
{
    private const byte Fragment = 28;

    /// <summary>The pictures that a decoder is given.</summary>
    public static List<(byte[] Data, MonotonicTime At, uint Timestamp)> Read(string mimeType, IEnumerable<ReceivedPacket> packets)
    {
        var pictures = new List<(byte[], MonotonicTime, uint)>();
        var picture = new List<ReceivedPacket>();
        ulong? last = null;
        ushort? lastId = null;
        var isCut = false;
        foreach (var packet in packets.OrderBy(packet => packet.Sequence))
        {
            var continues = last is null || packet.Sequence == last + 1;
            last = packet.Sequence;
            if (picture.Count > 0 && (!continues || packet.Timestamp != picture[^1].Timestamp))
            {
                picture.Clear();
            }

            // After a gap only what says that it begins a picture does.
            isCut = picture.Count == 0 ? !continues && !StartsKeyFrame(mimeType, packet.Payload) : isCut;
            picture.Add(packet);
            if (!packet.Marker)
            {
                continue;
            }

            if (!isCut && (mimeType == "video/H264" ? IsWholeH264(picture) : IsWholeVp8(picture, ref lastId)))
            {
                pictures.Add(([.. picture.SelectMany(part => mimeType == "video/H264" ? DataOfH264(part.Payload) : DataOfVp8(part.Payload))], packet.At, packet.Timestamp));
            }
            picture.Clear();
        }

        return pictures;
    }

    public static bool StartsKeyFrame(string mimeType, byte[] payload) => mimeType == "video/H264"
        ? (H264Payload.Inspect(payload) & H264Units.SequenceParameters) != 0
        : Vp8Descriptor.TryParse(payload, out var descriptor) && descriptor.StartsKeyframe;

    private static bool IsWholeH264(List<ReceivedPacket> picture)
    {
        var open = false;
        foreach (var payload in picture.Select(packet => packet.Payload))
        {
            var isFragment = (payload[0] & 0x1F) == Fragment;
            if (open != (isFragment && (payload[1] & 0x80) == 0))
            {
                return false;
            }

            open = isFragment && (payload[1] & 0x40) == 0;
        }

        return !open;
    }

    /// <summary>Which picture it comes after a VP8 picture says by its number, unless it is a keyframe.</summary>
    private static bool IsWholeVp8(List<ReceivedPacket> picture, ref ushort? lastId)
    {
        if (!Vp8Descriptor.TryParse(picture[0].Payload, out var first) || !first.StartsPicture
            || !picture.TrueForAll(packet => Vp8Descriptor.TryParse(packet.Payload, out var part) && part.PictureId == first.PictureId))
        {
            return false;
        }

        var follows = first.StartsKeyframe || lastId is null || first.PictureId == ((lastId + 1) & 0x7FFF);
        lastId = first.PictureId;
        return follows;
    }

    private static byte[] DataOfH264(byte[] payload) => (payload[0] & 0x1F) != Fragment
        ? VideoFormat.WithStartCode(payload)
        : (payload[1] & 0x80) != 0 ? [.. VideoFormat.WithStartCode([(byte)((payload[0] & 0xE0) | (payload[1] & 0x1F))]), .. payload[2..]] : payload[2..];

    private static byte[] DataOfVp8(byte[] payload) => Vp8Descriptor.TryParse(payload, out var descriptor) ? payload[descriptor.Length..] : [];
}
