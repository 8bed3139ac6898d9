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

    /// <summary>Highest id the one-byte form can say; 15 ends the block (RFC 8285 section 4.2).</summary>
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
        private readonly bool _twoByte;
        private ReadOnlySpan<byte> _rest;

        internal Enumerator(ReadOnlySpan<byte> data, bool twoByte)
        {
            _rest = data;
            _twoByte = twoByte;
        }

        public ExtensionElement Current { get; private set; }

        public bool MoveNext()
        {
            // Zero bytes between elements are padding.
            while (!_rest.IsEmpty && _rest[0] == 0)
            {
                _rest = _rest[1..];
            }

            var headLength = _twoByte ? 2 : 1;
            if (_rest.Length < headLength)
            {
                return false;
            }

            var id = _twoByte ? _rest[0] : (byte)(_rest[0] >> 4);
            var length = _twoByte ? _rest[1] : (_rest[0] & 0x0F) + 1;
            if (_rest.Length < headLength + length || (!_twoByte && id is 0 or > OneByteMaxId))
            {
                _rest = default;
                return false;
            }

            Current = new ExtensionElement(id, _rest.Slice(headLength, length));
            _rest = _rest[(headLength + length)..];
            return true;
        }
    }
}
