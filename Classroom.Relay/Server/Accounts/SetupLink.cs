using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Classroom.Shared.Contracts.Hub;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Accounts;

/// <summary>
/// The one-time token that lets the person at the relay's console make the first administrator. It lives in memory only: each start without an administrator makes a new one,
/// and it is void as soon as an administrator exists. One administrator is made however many requests race.
/// </summary>
public sealed class SetupLink(IServiceScopeFactory scopes) : IHostedService, IDisposable
{
    private const int TokenBytes = 24;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile string? _token;

    /// <summary>The token while no administrator exists, else null.</summary>
    public string? Token => _token;

    /// <summary>Makes a token when the county has no administrator. The database must have been migrated before.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        if (!await people.Users.AnyAsync(person => person.Role == Role.Administrator, cancellationToken))
        {
            _token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes the administrator when the token is right; the token stays good when Identity refuses the name or the password.</summary>
    /// <returns>Null when the token is wrong or void.</returns>
    public async Task<IdentityResult?> RedeemAsync(string token, Person administrator, string password, UserManager<Person> people)
    {
        await _turn.WaitAsync();
        try
        {
            if (!IsRight(token))
            {
                return null;
            }

            var outcome = await people.CreateAsync(administrator, password);
            if (outcome.Succeeded)
            {
                _token = null;
            }

            return outcome;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private bool IsRight(string token)
        => _token is { } right && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(right));
}
