using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Tests.County;

/// <summary>A relay of the demo county, and its administrator signed in.</summary>
public abstract class OfficeTests : IAsyncLifetime
{
    private protected TestRelay Relay { get; private set; } = null!;

    protected HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Relay = await TestRelay.StartAsync();
        Administrator = await Relay.SignedInAsync(Role.Administrator);
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await Relay.DisposeAsync();
    }
}
