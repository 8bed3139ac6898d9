namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of PUT /api/county, for administrators: the county's shown name, under the rules of a room's. 204, 400 <c>badName</c>.</summary>
public sealed record CountyName(string Name);
