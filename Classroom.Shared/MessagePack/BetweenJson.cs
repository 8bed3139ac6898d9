using System.Text.Encodings.Web;
using System.Text.Json;

namespace Classroom.Shared.MessagePack;

/// <summary>
/// The JSON between MessagePack and a CLR object. Buffer and writer are lent by the thread and used again: a bell's thousands of messages would
/// otherwise leave a dozen MiB of them to the garbage collector. One at a time on a thread, given back where it was taken.
/// </summary>
internal readonly ref struct BetweenJson : IDisposable
{
    // It never leaves the process, so nothing but JSON's own signs need be escaped; our own writer needs no check of its grammar.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (LentBuffer Buffer, Utf8JsonWriter Writer)? _kept;

    private readonly LentBuffer _buffer;

    public BetweenJson()
    {
        if (_kept is { } kept)
        {
            (_buffer, Writer) = kept;
            _kept = null;
        }
        else
        {
            _buffer = new LentBuffer();
            Writer = new Utf8JsonWriter(_buffer, Options);
        }
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>All that was written; valid until this is given back.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _buffer.Written;
        }
    }

    /// <summary>Gives both back to the thread.</summary>
    public void Dispose()
    {
        Writer.Reset();
        _buffer.GiveBack();
        _kept = (_buffer, Writer);
    }
}
