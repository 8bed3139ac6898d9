using Classroom.Relay.County.Database;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Tests.County;

/// <summary>A relay of the demo county on either database, and its administrator signed in.</summary>
public abstract class OfficeTests(DatabaseProvider database) : IAsyncLifetime
{
    protected DatabaseProvider Database => database;

    private protected TestRelay Relay { get; private set; } = null!;

    protected HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Relay = await TestRelay.StartAsync(database: database);
        Administrator = await Relay.SignedInAsync(Role.Administrator);
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await Relay.DisposeAsync();
    }
}
