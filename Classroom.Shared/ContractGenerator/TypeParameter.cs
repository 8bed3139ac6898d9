namespace Classroom.Shared.ContractGenerator;

/// <summary>Stands for T, so that a generic contract can be read through the serializer's metadata, which knows closed types only.</summary>
public sealed record TypeParameter;
