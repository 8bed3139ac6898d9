using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Classroom.Shared.MessagePack;

/// <summary>
/// The JSON between MessagePack and a CLR object. Buffer and writer are lent by the thread and used again: a bell's thousands of messages would
/// otherwise leave a dozen MiB of them to the garbage collector. One at a time on a thread, given back where it was taken.
/// </summary>
internal readonly ref struct BetweenJson : IDisposable
{
    // What a thread keeps; the few messages that are longer get a buffer of their own.
    private const int MaxKeptBytes = 64 << 10;

    // It never leaves the process, so nothing but JSON's own signs need be escaped; our own writer needs no check of its grammar.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _kept;

    private readonly ArrayBufferWriter<byte> _buffer;

    public BetweenJson()
    {
        if (_kept is { } kept)
        {
            (_buffer, Writer) = kept;
            _kept = null;
        }
        else
        {
            _buffer = new ArrayBufferWriter<byte>();
            Writer = new Utf8JsonWriter(_buffer, Options);
        }
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>All that was written; valid until this is given back.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Writer.Flush();
            return _buffer.WrittenMemory;
        }
    }

    /// <summary>Gives both back to the thread.</summary>
    public void Dispose()
    {
        if (_buffer.Capacity <= MaxKeptBytes)
        {
            _buffer.ResetWrittenCount();
            Writer.Reset();
            _kept = (_buffer, Writer);
        }
    }
}
