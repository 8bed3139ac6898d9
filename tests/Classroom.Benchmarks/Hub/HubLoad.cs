namespace Classroom.Benchmarks.Hub;

/// <summary>What is played.</summary>
/// <param name="Endpoints">Screens that see the teacher draw.</param>
/// <param name="Drawing">How long, after as long again to warm up.</param>
/// <param name="Rooms">Receiving rooms whose pupils answer.</param>
/// <param name="Events">Events of the long lesson.</param>
internal sealed record HubLoad(int Endpoints, TimeSpan Drawing, int Rooms, int Events);
