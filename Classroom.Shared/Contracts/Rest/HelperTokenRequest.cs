namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/helpers/token: exchange a room's code for a helper's token. 200 with <see cref="HelperPass"/>, 400 <c>badName</c>, 404 when the code is wrong or too old, 429.</summary>
/// <param name="Name">Who helps, as the lesson's roll will show it; under the rules of <see cref="NewRoom"/>.</param>
public sealed record HelperTokenRequest(string Code, string Name);
