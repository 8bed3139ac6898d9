namespace Classroom.Relay.Hosting;

/// <summary>What is set outside the command line: environment and appsettings.json of the folder the relay is started in.</summary>
internal static class RelaySettings
{
    /// <summary>What the relay itself would read if it were started here, for the verbs that do not run it.</summary>
    public static IConfiguration Read() => WebApplication.CreateSlimBuilder().Configuration;
}
