namespace Classroom.Shared.Contracts.Rest;

/// <summary>How often the relay refused something under one of its stable codes since its start.</summary>
public sealed record RefusalCount(string Code, long Times);
