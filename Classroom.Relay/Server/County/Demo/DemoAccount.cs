using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.County.Demo;

/// <summary>A person of the demo county, with the password that is printed.</summary>
public sealed record DemoAccount(string UserName, string Name, Role Role, string Password);
