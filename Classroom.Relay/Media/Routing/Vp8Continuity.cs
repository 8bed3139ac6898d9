using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Keeps the picture counters of one consumer's VP8 stream continuous over source switches and dropped pictures: every picture sent has the
/// picture id after that of the one before. Works with 15-bit picture ids, as <see cref="Vp8Descriptor.WidenPictureId"/> makes them.
/// </summary>
public sealed class Vp8Continuity
{
    private const int PictureIdBits = 15;
    private const ulong PictureIdMask = (1 << PictureIdBits) - 1;

    private readonly SequenceMap _pictures;
    private ulong _highestPicture;
    private byte _lastTl0;
    private byte _lastKeyIndex;
    private byte _tl0Offset;
    private byte _keyIndexOffset;

    /// <param name="firstPictureId">Picture id of the first picture out.</param>
    public Vp8Continuity(ushort firstPictureId) => _pictures = new SequenceMap(PictureIdMask + 1 + firstPictureId);

    /// <summary>The same counters, which from now on go on apart.</summary>
    public Vp8Continuity(Vp8Continuity other)
    {
        _pictures = new SequenceMap(other._pictures);
        (_highestPicture, _lastTl0, _lastKeyIndex) = (other._highestPicture, other._lastTl0, other._lastKeyIndex);
        (_tl0Offset, _keyIndexOffset) = (other._tl0Offset, other._keyIndexOffset);
    }

    /// <summary>Continues with another source, whose key frame begins with this packet.</summary>
    public void SwitchSource(in Vp8Descriptor first)
    {
        // One cycle up, so that a picture overtaken before the first wrap has a place below.
        _highestPicture = PictureIdMask + 1 + first.PictureId;
        _pictures.SwitchSource(_highestPicture, pictureWasCut: false);
        _tl0Offset = (byte)(first.Tl0PicIdx - _lastTl0 - 1);
        _keyIndexOffset = (byte)(first.KeyIndex - _lastKeyIndex - 1);
    }

    /// <summary>A packet of this picture is deliberately not forwarded; its picture id goes to the next picture. Safe to say for each of its packets.</summary>
    public void Drop(in Vp8Descriptor descriptor)
    {
        if (descriptor.HasPictureId)
        {
            _pictures.Drop(Unwrap(descriptor.PictureId));
        }
    }

    /// <summary>The counters a forwarded packet is to carry. False if its picture was dropped or is older than the switch: then it is not forwarded.</summary>
    public bool TryMap(in Vp8Descriptor descriptor, out Vp8Counters counters)
    {
        counters = default;
        ulong pictureId = 0;
        if (descriptor.HasPictureId && !_pictures.TryMap(Unwrap(descriptor.PictureId), out pictureId))
        {
            return false;
        }

        counters = new Vp8Counters(
            (ushort)(pictureId & PictureIdMask),
            (byte)(descriptor.Tl0PicIdx - _tl0Offset),
            (byte)((descriptor.KeyIndex - _keyIndexOffset) & 0x1F));
        Remember(descriptor, counters);
        return true;
    }

    // Late packets carry older counters: only what is newer moves the point from which the next source continues.
    private void Remember(in Vp8Descriptor descriptor, in Vp8Counters counters)
    {
        if (descriptor.HasTl0PicIdx && (sbyte)(counters.Tl0PicIdx - _lastTl0) > 0)
        {
            _lastTl0 = counters.Tl0PicIdx;
        }

        if (descriptor.HasKeyIndex && ((counters.KeyIndex - _lastKeyIndex) & 0x1F) is > 0 and < 0x10)
        {
            _lastKeyIndex = counters.KeyIndex;
        }
    }

    private ulong Unwrap(ushort pictureId)
    {
        var distance = (int)((pictureId - _highestPicture) & PictureIdMask);
        if (distance > (int)(PictureIdMask / 2))
        {
            distance -= (int)PictureIdMask + 1;
        }

        var unwrapped = _highestPicture + (ulong)(long)distance;
        _highestPicture = Math.Max(_highestPicture, unwrapped);
        return unwrapped;
    }
}
