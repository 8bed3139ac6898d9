using System.CommandLine;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.County.Database;
using Classroom.Shared.Contracts.Hub;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Classroom.Relay.Hosting.CommandLine;

/// <summary><c>token</c>: prints a bearer token, for WHIP and WHEP clients and for trials. Whoever may read the data folder's key may do so; the relay need not run.</summary>
internal static class TokenCommand
{
    private const int MostHours = 24 * 366;

    private static readonly Dictionary<string, Role> Roles = new()
    {
        ["administrator"] = Role.Administrator,
        ["director"] = Role.Director,
        ["observer"] = Role.Observer,
        ["room"] = Role.Room,
    };

    public static Command Create()
    {
        var role = new Option<string>("--role") { Description = "Whom the token speaks for.", Required = true };
        role.AcceptOnlyFromAmong([.. Roles.Keys]);
        var room = new Option<string?>("--room") { Description = "Shown name or id of the room, for --role room.", HelpName = "NAME" };
        var hours = new Option<int>("--hours") { Description = "How long it is good.", DefaultValueFactory = _ => 12 };
        var command = new Command("token", "Print a bearer token.") { role, room, hours, RunSettings.Data };
        command.Validators.Add(result =>
        {
            if (result.GetResult(role)?.Tokens is [{ Value: "room" }] != (result.GetResult(room) is { Implicit: false }))
            {
                result.AddError("--role room and --room NAME go together.");
            }
        });
        hours.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostHours)
            {
                result.AddError($"--hours takes 1 to {MostHours}.");
            }
        });
        command.SetAction((typed, cancellation) => PrintAsync(
            DataFolder.Open(typed.GetRequiredValue(RunSettings.Data)),
            Roles[typed.GetRequiredValue(role)],
            typed.GetValue(room),
            TimeSpan.FromHours(typed.GetValue(hours)),
            cancellation));
        return command;
    }

    private static async Task<int> PrintAsync(DataFolder data, Role role, string? roomName, TimeSpan lifetime, CancellationToken cancellation)
    {
        try
        {
            var holder = new TokenHolder(role, $"{role} (token)");
            if (roomName is not null)
            {
                var room = await FindRoomAsync(data, roomName, cancellation);
                holder = new TokenHolder(role, room.Name, room.Id);
            }

            Console.WriteLine(new AccessTokens(data, TimeProvider.System).Issue(holder, lifetime).Token);
            return 0;
        }
        catch (StartRefusedException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    /// <exception cref="StartRefusedException">There is no such room, or the database cannot be used.</exception>
    private static async Task<County.Entities.Room> FindRoomAsync(DataFolder data, string name, CancellationToken cancellation)
    {
        var database = CountyDatabase.Read(RelaySettings.Read(), data);
        try
        {
            await using var context = database.Open();
            var creator = context.GetService<IRelationalDatabaseCreator>();
            var room = await creator.ExistsAsync(cancellation) && await creator.HasTablesAsync(cancellation)
                ? await context.Rooms.AsNoTracking().FirstOrDefaultAsync(room => room.Name == name || room.Id == name, cancellation)
                : null;
            return room ?? throw new StartRefusedException($"数据库 {database.Place} 里没有叫“{name}”的教室。\nThere is no room of this name in the database.");
        }
        catch (Exception error) when (DatabaseFault.In(error) is { } fault)
        {
            throw DatabaseFault.Refusal(fault, database);
        }
    }
}
