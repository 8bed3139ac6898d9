namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/setup: the first administrator, by the one-time token printed on the console. 200 with <see cref="Me"/>, 400 for a weak password, 404 when the token is wrong, used, or an administrator exists.</summary>
public sealed record FirstAdministrator(string Token, string UserName, string Name, string Password);
