namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/session: a person signs in and receives a cookie. 200 with <see cref="Me"/>, 401, or 429 while locked out.</summary>
public sealed record Credentials(string UserName, string Password);
