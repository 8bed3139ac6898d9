namespace Classroom.Relay.Courseware.Files;

/// <summary>A part of a package, as the directory describes it.</summary>
/// <param name="Packed">Bytes it takes in the file.</param>
/// <param name="Unpacked">Bytes it is said to unpack to.</param>
/// <param name="Header">Where its local header begins.</param>
internal sealed record PackagePart(string Name, int Method, long Packed, long Unpacked, long Header)
{
    /// <summary>It lies in the file as it is.</summary>
    public bool IsStored => Method == 0;
}
