using System.Net;
using System.Threading.RateLimiting;
using Classroom.Relay.Accounts;

namespace Classroom.Relay.Quiz;

/// <summary>Keeps an address from guessing codes: right ones cost it nothing, so that a whole class can come in through one address.</summary>
internal sealed class WrongCodes : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _tries =
        PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => RateLimits.PerAddress(context, RateLimits.WrongCodesPerMinute));

    /// <summary>Whether the caller's address has given too many wrong codes this minute.</summary>
    public bool AreTooMany(HttpContext caller) => _tries.GetStatistics(caller) is { CurrentAvailablePermits: 0 };

    /// <summary>The caller's code led nowhere.</summary>
    public void Count(HttpContext caller) => _tries.AttemptAcquire(caller).Dispose();

    /// <inheritdoc/>
    public void Dispose() => _tries.Dispose();
}
