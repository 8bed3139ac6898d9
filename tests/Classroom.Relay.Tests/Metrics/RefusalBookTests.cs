using Classroom.Relay.Metrics;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts.Rest;
using Microsoft.Extensions.Logging;

namespace Classroom.Relay.Tests.Metrics;

public sealed class RefusalBookTests
{
    private readonly ShiftedTime _clock = new();
    private readonly Lines _log = new();
    private readonly RefusalBook _book;

    public RefusalBookTests() => _book = new RefusalBook(_clock, _log);

    [Fact]
    public void Note_AFlood_IsCountedWholeAndWrittenOnceAMinute()
    {
        for (var call = 0; call < 1_000; call++)
        {
            _book.Note("lecture-01", "Send", "tooMany", "Too many commands.");
        }

        Assert.Equal([new RefusalCount("tooMany", 1_000)], _book.Counts);
        Assert.Equal(["Send of lecture-01 was refused: tooMany, Too many commands. (0 like it were not written)"], _log);
        _clock.Advance(RefusalBook.Silence);
        _book.Note("lecture-01", "Send", "tooMany", "Too many commands.");
        Assert.Equal("Send of lecture-01 was refused: tooMany, Too many commands. (999 like it were not written)", _log[^1]);
    }

    [Fact]
    public void Note_OthersAndOtherCodes_AreWrittenBesideAFlood()
    {
        _book.Note("lecture-01", "Send", "tooMany", "");
        _book.Note("lecture-02", "Send", "tooMany", "");
        _book.Note("lecture-01", "Send", "invalid", "");

        Assert.Equal(3, _log.Count);
        Assert.Equal([new RefusalCount("invalid", 1), new RefusalCount("tooMany", 2)], _book.Counts);
    }

    [Fact]
    public void Note_OfMoreAskersThanAreRemembered_IsStillCountedAndWrittenAgainLater()
    {
        for (var asker = 0; asker < 10_000; asker++)
        {
            _book.Note($"10.0.{asker >> 8}.{asker & 255}", "Send", "unauthorized", "");
        }

        Assert.Equal(10_000, _book.Counts.Single().Times);
        Assert.InRange(_log.Count, 1_000, 9_999);
        var written = _log.Count;
        _clock.Advance(RefusalBook.Silence);
        _book.Note("10.1.0.0", "Send", "unauthorized", "");
        Assert.Equal(written + 1, _log.Count);
    }

    private sealed class Lines : List<string>, ILogger<RefusalBook>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
