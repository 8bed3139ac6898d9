namespace Classroom.Shared.Tests.Kiosk;

/// <summary>What arrived at the relay.</summary>
internal sealed record SeenRequest(string Method, string Target, string Host, string Origin, string Cookie, string Body);
