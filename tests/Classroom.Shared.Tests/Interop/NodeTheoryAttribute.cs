namespace Classroom.Shared.Tests.Interop;

/// <summary>A theory that needs node and the web workspace's packages; passed over, with the reason, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute()
    {
        if (!File.Exists(Path.Combine(Node.Repository, "node_modules", "@microsoft", "signalr-protocol-msgpack", "package.json")))
            Skip = "The web workspace's packages are not installed: npm ci";
        else if (Node.Find() is null)
            Skip = "node is not installed.";
    }
}
