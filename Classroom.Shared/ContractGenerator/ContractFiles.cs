using System.Text;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Shared.ContractGenerator;

/// <summary>The generated TypeScript files: one per namespace of the contracts, one for the hub's two interfaces, and an index.</summary>
public static class ContractFiles
{
    /// <summary>The command that writes the files.</summary>
    public const string Command = "dotnet run --project Classroom.Shared/ContractGenerator";

    private const string Header = $"// Generated from the C# contracts. Do not edit: {Command}\n";

    /// <summary>Text by file name, in the order of the names.</summary>
    public static SortedDictionary<string, string> Generate()
    {
        var docs = XmlDocumentation.Load(typeof(ContractJson).Assembly);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var module in ContractTypes.Find().GroupBy(ContractTypes.ModuleOf))
        {
            var writer = new TypeScriptWriter(docs, module.Key);
            foreach (var type in module)
            {
                writer.WriteType(type);
            }

            files[module.Key + ".ts"] = Header + writer.ToFile();
        }

        var hub = new TypeScriptWriter(docs, "relayHub");
        hub.WriteHub(typeof(IRelayHub), "RelayHub");
        hub.WriteHub(typeof(IRelayClient), "RelayClient");
        files["relayHub.ts"] = Header + hub.ToFile();
        files["index.ts"] = Header + Index(files.Keys);
        return files;
    }

    /// <summary>The checked-in folder, found from any folder inside the repository.</summary>
    public static string FindFolder(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Classroom.sln")))
            {
                return Path.Combine(folder.FullName, "Classroom.Shared", "web", "src", "contracts");
            }
        }

        throw new DirectoryNotFoundException($"No folder above {start} holds Classroom.sln.");
    }

    private static string Index(IEnumerable<string> names)
    {
        var text = new StringBuilder("\n");
        foreach (var name in names)
        {
            text.Append($"export * from './{Path.GetFileNameWithoutExtension(name)}';\n");
        }

        return text.ToString();
    }
}
