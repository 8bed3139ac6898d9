using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Classroom.Shared.ContractGenerator;

/// <summary>The summaries and parameter texts of an assembly, as plain text.</summary>
public sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Dictionary<string, XElement> members) => _members = members;

    /// <summary>Reads the file the compiler wrote beside the assembly.</summary>
    public static XmlDocumentation Load(Assembly assembly)
    {
        var document = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        return new(document.Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));
    }

    /// <summary>What a type promises, or null.</summary>
    public string? OfType(Type type) => Text(Member("T:", type, "")?.Element("summary"));

    /// <summary>What a member of a record or enum means: its own summary, or the record's text for that constructor parameter.</summary>
    public string? OfMember(Type type, string name) =>
        Text(Member("P:", type, "." + name)?.Element("summary") is { IsEmpty: false } summary && !IsRecordParameter(type, name)
            ? summary
            : Member("F:", type, "." + name)?.Element("summary") ?? Parameter(type, name));

    /// <summary>What a method of an interface does.</summary>
    public string? OfMethod(MethodInfo method)
    {
        var start = $"M:{method.DeclaringType!.FullName}.{method.Name}";
        var key = _members.Keys.SingleOrDefault(key => key == start || key.StartsWith(start + "(", StringComparison.Ordinal));
        return key is null ? null : Text(_members[key].Element("summary"));
    }

    private bool IsRecordParameter(Type type, string name) => Parameter(type, name) is not null;

    private XElement? Parameter(Type type, string name) =>
        Member("T:", type, "")?.Elements("param").SingleOrDefault(element => element.Attribute("name")?.Value == name);

    private XElement? Member(string prefix, Type type, string suffix)
    {
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return _members.GetValueOrDefault(prefix + open.FullName + suffix);
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "paramref" } reference => JsonNamingPolicy.CamelCase.ConvertName(reference.Attribute("name")!.Value),
            XElement inner => inner.Attribute("cref") is { } cref ? Name(cref.Value) : inner.Value,
            _ => node.ToString(SaveOptions.DisableFormatting),
        }));
        return Blanks().Replace(System.Net.WebUtility.HtmlDecode(text), " ").Trim();
    }

    private static string Name(string cref) => cref[2..].Split('(')[0].Split('.')[^1].Split('`')[0];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
