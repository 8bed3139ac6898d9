namespace Classroom.Relay.Hosting;

/// <summary>What is set outside the command line: environment and appsettings.json of the folder the relay is started in.</summary>
internal static class RelaySettings
{
    /// <summary>What the relay itself would read if it were started here, for the verbs that do not run it.</summary>
    public static IConfiguration Read() => NewBuilder().Configuration;

    /// <summary>A builder that reads settings once: to see a change, the host would watch the whole folder it is started in with all folders below.</summary>
    public static WebApplicationBuilder NewBuilder() => WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
}
