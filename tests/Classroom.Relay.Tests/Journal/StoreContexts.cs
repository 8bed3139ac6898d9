using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Classroom.Relay.Tests.Journal;

/// <summary>Contexts as the relay's, perhaps with somebody listening in.</summary>
internal sealed class StoreContexts(CountyDatabase database, params IInterceptor[] listeners) : IDbContextFactory<CountyContext>
{
    public CountyContext CreateDbContext()
    {
        var builder = new DbContextOptionsBuilder<CountyContext>();
        builder.AddInterceptors(listeners);
        database.Configure(builder);
        return new CountyContext(builder.Options);
    }
}
