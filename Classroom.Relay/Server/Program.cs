using Classroom.Relay.Hosting;
using Classroom.Relay.Hosting.CommandLine;

return await new RelayCommandLine((options, stop) => RelayApplication.Build(options).RunAsync(stop)).InvokeAsync(args);
