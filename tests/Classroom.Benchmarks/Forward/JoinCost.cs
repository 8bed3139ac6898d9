namespace Classroom.Benchmarks.Forward;

/// <summary>CPU time that joins cost a server, by what its threads are for. Of a server whose threads are not told apart only the whole is known.</summary>
/// <param name="Handshakes">Of the thread that does nothing but DTLS.</param>
/// <param name="Media">Of the media workers: transports, consumers, ICE, and the datagrams of the handshakes.</param>
/// <param name="Compiler">Compiling in the background the code that joins run: it ends when they have run it often enough.</param>
internal readonly record struct JoinCost(TimeSpan Whole, TimeSpan Handshakes, TimeSpan Media, TimeSpan Compiler)
{
    /// <summary>Everything but the handshakes.</summary>
    public TimeSpan Besides => Whole - Handshakes;

    /// <summary>Requests: HTTP, tokens, offers and answers; and whatever else the process does.</summary>
    public TimeSpan Requests => Besides - Media - Compiler;

    public static JoinCost operator +(in JoinCost one, in JoinCost other) => new(
        one.Whole + other.Whole, one.Handshakes + other.Handshakes, one.Media + other.Media, one.Compiler + other.Compiler);

    public static JoinCost operator -(in JoinCost later, in JoinCost earlier) => new(
        later.Whole - earlier.Whole, later.Handshakes - earlier.Handshakes, later.Media - earlier.Media, later.Compiler - earlier.Compiler);

    public static JoinCost operator /(in JoinCost cost, int joins) => new(cost.Whole / joins, cost.Handshakes / joins, cost.Media / joins, cost.Compiler / joins);

    public override string ToString() =>
        $"{Whole.TotalMicroseconds:F0} us, of that {Handshakes.TotalMicroseconds:F0} us the handshake, and besides it {Besides.TotalMicroseconds:F0} us: " +
        $"{Requests.TotalMicroseconds:F0} us requests, {Media.TotalMicroseconds:F0} us media worker, {Compiler.TotalMicroseconds:F0} us compiling";
}
