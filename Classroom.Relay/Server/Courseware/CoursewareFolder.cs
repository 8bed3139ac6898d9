using Classroom.Relay.Hosting;

namespace Classroom.Relay.Courseware;

/// <summary>
/// Where courseware lies in the data folder: uploads under way by document, whole files by the SHA-256 of their bytes, pictures of pages by that of theirs.
/// A whole file appears under its name at once or not at all.
/// </summary>
internal sealed class CoursewareFolder
{
    private readonly string _uploads;
    private readonly string _files;
    private readonly string _pages;
    private readonly string _work;

    public CoursewareFolder(DataFolder data)
    {
        Root = data.Folder("courseware");
        _uploads = data.Folder("courseware/uploads");
        _files = data.Folder("courseware/files");
        _pages = data.Folder("courseware/pages");
        _work = data.Folder("courseware/work");
    }

    public string Root { get; }

    /// <summary>Bytes that are free on the disk.</summary>
    public long FreeBytes => new DriveInfo(Root).AvailableFreeSpace;

    /// <summary>The growing file of an upload.</summary>
    public string Upload(string documentId) => Path.Combine(_uploads, documentId);

    /// <summary>Every upload's file.</summary>
    public IEnumerable<FileInfo> Uploads() => new DirectoryInfo(_uploads).EnumerateFiles();

    /// <summary>How much of an upload has arrived.</summary>
    public long Arrived(string documentId) => new FileInfo(Upload(documentId)) is { Exists: true } file ? file.Length : 0;

    /// <summary>A whole file.</summary>
    public string Content(string hash) => Path.Combine(_files, hash);

    /// <summary>A page's picture.</summary>
    public string Page(string hash) => Path.Combine(_pages, hash[..2], $"{hash}.webp");

    /// <summary>The folder of one conversion, made when it is not there; what was half done there before may be used again.</summary>
    public string Work(string hash) => Directory.CreateDirectory(Path.Combine(_work, hash)).FullName;

    /// <summary>Puts a picture under its hash; one that is there already is left as it is.</summary>
    public void KeepPage(string path, string hash)
    {
        var place = Page(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(path, place, overwrite: true);
    }

    /// <summary>Removes a folder of <see cref="Work"/>; what a converter still writes to is left for the next time.</summary>
    public void EndWork(string hash)
    {
        try
        {
            Directory.Delete(Path.Combine(_work, hash), recursive: true);
        }
        catch (IOException)
        {
            // Gone already, or not yet at rest.
        }
    }

    /// <summary>Whose folders of <see cref="Work"/> there are.</summary>
    public IEnumerable<string> Works() => new DirectoryInfo(_work).EnumerateDirectories().Select(folder => folder.Name);
}
