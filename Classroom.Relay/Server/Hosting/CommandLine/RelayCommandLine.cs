using System.CommandLine;

namespace Classroom.Relay.Hosting.CommandLine;

/// <summary>The relay's command line: <c>run</c> (also without a verb), <c>token</c>, <c>doctor</c>.</summary>
/// <param name="run">Runs the relay until it is cancelled or told to stop.</param>
public sealed class RelayCommandLine(Func<RelayOptions, CancellationToken, Task> run)
{
    private const int Refused = 1;

    /// <summary>Does what the arguments say.</summary>
    /// <returns>The exit code: 0 when all went well.</returns>
    public Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("The county's relay. Without a verb it runs.");
        AddRun(root);
        var verb = new Command("run", "Run the relay.");
        AddRun(verb);
        root.Subcommands.Add(verb);
        root.Subcommands.Add(TokenCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        return root.Parse(args).InvokeAsync();
    }

    private void AddRun(Command command)
    {
        var settings = RunSettings.AddTo(command);
        command.SetAction((typed, cancellation) => RunAsync(settings.Read(typed), cancellation));
    }

    private async Task<int> RunAsync(RelayOptions options, CancellationToken cancellation)
    {
        try
        {
            await run(options, cancellation);
            return 0;
        }
        catch (StartRefusedException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
        }
        catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"端口已被占用，中继没有启动。运行 ./classroom doctor 查看是谁占用，或用 --port 换一个端口。\n{fault.Message}");
        }

        return Refused;
    }
}
