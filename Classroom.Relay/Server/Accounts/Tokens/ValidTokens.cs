using System.Collections.Concurrent;
using System.Security.Claims;

namespace Classroom.Relay.Accounts.Tokens;

/// <summary>
/// Tokens whose signature has been checked, until they expire: a room shows the same one with each request of a join, and checking it takes
/// longer than answering. Whether its room and device are still known is asked anew each time, by <see cref="BearerHandler"/>. Thread-safe.
/// </summary>
internal sealed class ValidTokens(TimeProvider time)
{
    // Several of each room of a county. Beyond, all are checked once more.
    private const int Most = 4096;

    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Caller, DateTime ExpiresAt)> _callers = new();

    /// <summary>The caller, or null when the token is not known or has expired.</summary>
    public ClaimsPrincipal? Find(string token)
    {
        if (!_callers.TryGetValue(token, out var known))
        {
            return null;
        }

        if (known.ExpiresAt > time.GetUtcNow().UtcDateTime)
        {
            return known.Caller;
        }

        _callers.TryRemove(token, out _);
        return null;
    }

    public void Add(string token, ClaimsPrincipal caller, DateTime expiresAt)
    {
        if (_callers.Count >= Most)
        {
            _callers.Clear();
        }

        _callers[token] = (caller, expiresAt);
    }
}
