using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Classroom.Relay.Tests.Walls;

/// <summary>What an assembly names from outside itself, read from its metadata: "Namespace.Type" and "Namespace.Type.Member".</summary>
internal sealed class AssemblyReader
{
    public AssemblyReader(Type anyTypeOfIt)
    {
        using var file = new PEReader(File.OpenRead(anyTypeOfIt.Assembly.Location));
        var metadata = file.GetMetadataReader();
        Assemblies = [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
        Types = [.. metadata.TypeReferences.Select(handle => Name(metadata, handle))];
        Members =
        [
            .. metadata.MemberReferences
                .Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => $"{Name(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}"),
        ];
    }

    public IReadOnlyList<string> Assemblies { get; }

    public IReadOnlyList<string> Types { get; }

    public IReadOnlyList<string> Members { get; }

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Name(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
