namespace Classroom.Relay.Media.Rtp.HeaderExtensions;

/// <summary>
/// The elements of one header extension block, in either form of RFC 8285. A block of another profile has none; a broken element ends the
/// enumeration, those before it stand.
/// </summary>
/// <remarks>
/// <code>
/// one-byte form, profile 0xBEDE      two-byte form, profile 0x100X
///  0 1 2 3 4 5 6 7                    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
/// +-+-+-+-+-+-+-+-+                  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |  ID   | len-1 | data             |      ID       |    length     | data
/// +-+-+-+-+-+-+-+-+                  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly ref struct ExtensionElements
{
    internal const ushort OneByteProfile = 0xBEDE;
    internal const ushort TwoByteProfile = 0x1000;

    /// <summary>Highest id the one-byte form can say.</summary>
    internal const int OneByteMaxId = 14;

    /// <summary>Most bytes an element has in the one-byte form.</summary>
    internal const int OneByteMaxLength = 16;

    private readonly ReadOnlySpan<byte> _data;

    internal ExtensionElements(ushort profile, ReadOnlySpan<byte> data)
    {
        IsTwoByte = (profile & 0xFFF0) == TwoByteProfile;
        _data = IsTwoByte || profile == OneByteProfile ? data : default;
    }

    internal bool IsTwoByte { get; }

    public Enumerator GetEnumerator() => new(_data, IsTwoByte);

    /// <summary>The data of the first element with this id. False if there is none.</summary>
    public bool TryFind(byte id, out ReadOnlySpan<byte> data)
    {
        foreach (var element in this)
        {
            if (element.Id == id)
            {
                data = element.Data;
                return true;
            }
        }

        data = default;
        return false;
    }

    /// <summary>Walks the block front to back.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> _data;
        private readonly bool _twoByte;
        private int _next;
        private int _start;
        private byte _id;

        internal Enumerator(ReadOnlySpan<byte> data, bool twoByte)
        {
            _data = data;
            _twoByte = twoByte;
        }

        public readonly ExtensionElement Current => new(_id, _data[_start.._next]);

        public bool MoveNext()
        {
            var at = _next;
            while ((uint)at < (uint)_data.Length)
            {
                var head = _data[at++];
                if (head == 0)
                {
                    // Zero bytes between elements are padding.
                    continue;
                }

                return _twoByte ? TryTakeTwoByte(head, at) : TryTake((byte)(head >> 4), at, (head & 0x0F) + 1, OneByteMaxId);
            }

            _next = at;
            return false;
        }

        private bool TryTakeTwoByte(byte id, int at) => at < _data.Length ? TryTake(id, at + 1, _data[at], byte.MaxValue) : TryTake(0, at, 0, 0);

        private bool TryTake(byte id, int start, int length, int maxId)
        {
            // Id 0 with a length, and 15 in the one-byte form, end the block (RFC 8285 section 4.2).
            var isWhole = id != 0 && id <= maxId && start + length <= _data.Length;
            _id = id;
            _start = start;
            _next = isWhole ? start + length : _data.Length;
            return isWhole;
        }
    }
}
