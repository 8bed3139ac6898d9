using Classroom.Shared.Contracts.Hub;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>Answer of GET /api/info, without sign-in: what a page needs before it knows who it is.</summary>
/// <param name="County">Name of the county.</param>
/// <param name="Demo">True in the demo county: then <paramref name="DemoRooms"/> lists the rooms a page may become with one click (POST /api/demo/pair).</param>
/// <param name="NeedsFirstAdministrator">True until the first administrator was made through the one-time link.</param>
public sealed record PublicInfo(string County, string Version, bool Demo, IReadOnlyList<RoomIdentity> DemoRooms, bool NeedsFirstAdministrator);
