namespace Classroom.Relay.Media.Tests.Dtls;

/// <summary>A theory that needs the program <c>openssl</c>; without it the theory is skipped and says so.</summary>
internal sealed class SkippableOpenSslTheoryAttribute : TheoryAttribute
{
    public SkippableOpenSslTheoryAttribute()
    {
        var directories = Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [];
        if (!directories.Any(directory => File.Exists(Path.Combine(directory, "openssl"))))
        {
            Skip = "The program openssl is not installed.";
        }
    }
}
