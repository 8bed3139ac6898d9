namespace Classroom.Relay.Tests.Accounts;

/// <summary>A clock that stands until it is moved. It starts at the present, because the test's HTTP client judges cookies by the real clock.</summary>
internal sealed class SettableTime : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
