namespace Classroom.Shared.MessagePack;

/// <summary>First bytes of MessagePack values (github.com/msgpack/msgpack spec.md, "Overview").</summary>
internal static class MessagePackCode
{
    public const byte MaxPositiveFixInt = 0x7f;
    public const byte FixMap = 0x80;
    public const byte FixArray = 0x90;
    public const byte FixString = 0xa0;
    public const byte Nil = 0xc0;
    public const byte False = 0xc2;
    public const byte True = 0xc3;
    public const byte Binary8 = 0xc4;
    public const byte Binary16 = 0xc5;
    public const byte Binary32 = 0xc6;
    public const byte Extension8 = 0xc7;
    public const byte Float32 = 0xca;
    public const byte Float64 = 0xcb;
    public const byte UInt8 = 0xcc;
    public const byte UInt16 = 0xcd;
    public const byte UInt32 = 0xce;
    public const byte UInt64 = 0xcf;
    public const byte Int8 = 0xd0;
    public const byte Int16 = 0xd1;
    public const byte Int32 = 0xd2;
    public const byte Int64 = 0xd3;
    public const byte FixExtension4 = 0xd6;
    public const byte FixExtension8 = 0xd7;
    public const byte String8 = 0xd9;
    public const byte String16 = 0xda;
    public const byte String32 = 0xdb;
    public const byte Array16 = 0xdc;
    public const byte Array32 = 0xdd;
    public const byte Map16 = 0xde;
    public const byte Map32 = 0xdf;
    public const byte MinNegativeFixInt = 0xe0;
}
