namespace Classroom.Relay.Hosting;

/// <summary>The relay cannot start as asked; the message tells the person at the console why, and what to do. Shown without a stack trace.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
