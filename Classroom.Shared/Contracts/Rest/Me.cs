using Classroom.Shared.Contracts.Hub;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>Answer of GET and POST /api/session: who is signed in.</summary>
public sealed record Me(string UserName, string Name, Role Role);
