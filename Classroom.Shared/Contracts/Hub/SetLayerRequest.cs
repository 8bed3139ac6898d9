namespace Classroom.Shared.Contracts.Hub;

/// <summary>Choose the highest simulcast layer to receive: 0 to 2, null for the best.</summary>
public sealed record SetLayerRequest(string ConsumerId, int? Layer);
