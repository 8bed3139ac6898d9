namespace Classroom.Shared.Contracts;

/// <summary>
/// Marks a record whose cases are told apart on the wire by a member "type": every sealed record below it in the contracts, by its name in camelCase.
/// A case belongs to its union by being declared, so that no list of them can be forgotten.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractUnionAttribute : Attribute;
