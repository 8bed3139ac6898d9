using System.Reflection;
using Classroom.Relay.County;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Accounts.Api;

/// <summary>/api/info: what a page needs before it knows who it is.</summary>
internal static class InfoApi
{
    private static readonly string Version = typeof(InfoApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/info", Read).AllowAnonymous();

    private static PublicInfo Read(RoomDirectory rooms, SetupLink setup) => new(
        rooms.CountyName,
        Version,
        rooms.IsDemo,
        // Which rooms a real county has is nobody's business before sign-in.
        rooms.IsDemo ? [.. rooms.Rooms.Select(room => room.Identity)] : [],
        setup.Token is not null);
}
