using System.Security.Cryptography;

namespace Classroom.Relay.Hosting;

/// <summary>The folder that holds all the relay keeps: database, keys, certificates, recordings. Readable by the relay's own account alone.</summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private DataFolder(string path) => Path = path;

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>The SQLite file.</summary>
    public string Database => File("county.db");

    /// <summary>Makes the folder when it does not exist.</summary>
    /// <exception cref="IOException">It cannot be made or written.</exception>
    public static DataFolder Open(string path)
    {
        var folder = new DataFolder(System.IO.Path.GetFullPath(path));
        MakeFolder(folder.Path);
        return folder;
    }

    /// <summary>Absolute path of a file in the folder; the file need not exist.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A folder inside, made when it does not exist.</summary>
    public string Folder(string name)
    {
        var path = File(name);
        MakeFolder(path);
        return path;
    }

    /// <summary>Random bytes made once and kept under this name with mode 0600; the same on every later call, in every process.</summary>
    public byte[] Secret(string name, int length)
    {
        var path = File(name);
        if (!System.IO.File.Exists(path))
        {
            // Written aside and moved without overwriting: of two processes that start at once the first wins, and both read its key.
            var draft = $"{path}.{Guid.NewGuid():N}";
            WriteOwnerOnly(draft, RandomNumberGenerator.GetBytes(length));
            TryMove(draft, path);
        }

        var secret = System.IO.File.ReadAllBytes(path);
        return secret.Length == length ? secret : throw new InvalidDataException($"{path} holds {secret.Length} bytes where {length} belong; restore it from a backup.");
    }

    /// <summary>Writes a file that only its owner may read; an older one is replaced at once and whole.</summary>
    public static void WriteOwnerOnly(string path, ReadOnlySpan<byte> content)
    {
        var draft = $"{path}.draft";
        System.IO.File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        System.IO.File.Move(draft, path, overwrite: true);
    }

    private static void TryMove(string draft, string path)
    {
        try
        {
            System.IO.File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            System.IO.File.Delete(draft);
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
