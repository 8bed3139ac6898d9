using Classroom.Testing;

namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>One relay and one browser for all tests of a class. Each test has pages of its own, and rooms of the county that no other test of the class enters.</summary>
public class SharedHosts : IAsyncLifetime
{
    private RelayProcess _relay = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _relay = await RelayProcess.StartAsync();
        _browser = await Browser.StartAsync(await CameraAsync(_relay));
    }

    public virtual async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _relay.DisposeAsync();
    }

    /// <summary>A stage whose pages go away with it.</summary>
    internal LessonStage Set() => LessonStage.On(_relay, _browser);

    /// <summary>The file that the browser takes for its camera's picture; null gives Chromium's own.</summary>
    private protected virtual Task<string?> CameraAsync(RelayProcess relay) => Task.FromResult<string?>(null);
}
