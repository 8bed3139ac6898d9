namespace Classroom.Tests.Interop;

/// <summary>A theory that needs node and a package of the web workspace; passed over, with the reason, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute(string package)
    {
        if (!File.Exists(Path.Combine([Node.Repository, "node_modules", .. package.Split('/'), "package.json"])))
        {
            Skip = $"{package} is not installed: npm ci";
        }
        else if (Node.Find() is null)
        {
            Skip = "node is not installed.";
        }
    }
}
