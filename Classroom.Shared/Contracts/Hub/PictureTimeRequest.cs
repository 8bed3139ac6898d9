namespace Classroom.Shared.Contracts.Hub;

/// <summary>Asks which moments of the lesson a picture shows.</summary>
/// <param name="ConsumerId">A video consumer of the caller.</param>
public sealed record PictureTimeRequest(string ConsumerId);
