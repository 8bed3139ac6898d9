namespace Classroom.Shared.Contracts.Hub;

/// <summary>Why a request was refused.</summary>
/// <param name="Message">For people who read logs; screens show their own sentence for the code.</param>
public sealed record RelayError(ErrorCode Code, string Message);
