using System.ComponentModel;
using System.Diagnostics;

namespace Classroom.Shared.Kiosk;

/// <summary>Finds an installed Chromium-family browser and opens it full screen, with camera and sound allowed for our page.</summary>
public static class KioskBrowser
{
    private static readonly string[] LinuxPrograms =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "uos-browser"];

    private static readonly string[] WindowsPrograms = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    private static readonly Environment.SpecialFolder[] WindowsFolders =
        [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData];

    /// <summary>False when no browser was found or it did not start.</summary>
    public static bool TryOpen(string page)
    {
        if (Find() is not { } program)
        {
            return false;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, Arguments(page)) { UseShellExecute = false });
            return process is not null;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    internal static IReadOnlyList<string> Arguments(string page) =>
    [
        // A profile of its own: with the everyday browser already open, the options below would be passed over.
        $"--user-data-dir={Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Classroom", "browser")}",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-session-crashed-bubble",
        "--autoplay-policy=no-user-gesture-required",
        "--auto-accept-camera-and-microphone-capture",
        "--edge-kiosk-type=fullscreen",
        "--kiosk",
        page,
    ];

    private static string? Find()
    {
        var candidates = OperatingSystem.IsWindows()
            ? WindowsFolders.SelectMany(folder => WindowsPrograms.Select(program => Path.Combine(Environment.GetFolderPath(folder), program)))
            : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
                .SelectMany(folder => LinuxPrograms.Select(program => Path.Combine(folder, program)));
        return candidates.FirstOrDefault(File.Exists);
    }
}
