using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Relay.County.Demo;
using Classroom.Relay.Hosting.Https;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Hosting;

/// <summary>Tells the person at the console, once the relay answers, where to open it, with which accounts, or how to make the first administrator.</summary>
internal sealed class StartupGreeting(BoundPorts ports, RelayOptions options, RoomDirectory rooms, SetupLink setup, IServiceProvider services) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var text = new StringWriter();
        WriteAddresses(text);
        if (rooms.IsDemo)
        {
            WriteDemo(text);
        }

        if (setup.Token is { } token)
        {
            text.WriteLine($"\n还没有管理员。请在浏览器打开这个链接创建第一个管理员（只能用一次）：\nThere is no administrator yet. Make the first one by this link, once:\n  {Own()}/director/setup?token={token}");
        }

        if (services.GetService<CountyAuthority>() is { } authority)
        {
            text.WriteLine($"\n教室电脑首次使用前请打开 http://{new HostString(options.HttpsHost!, ports.Http)}/ca 安装根证书，指纹 (SHA-256)：\nSchool PCs install the county certificate there first; its fingerprint:\n  {authority.Fingerprint}");
        }

        Console.Write(text.ToString());
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void WriteDemo(TextWriter text)
    {
        text.WriteLine("\n演示账号（仅演示县有）/ Demo accounts:");
        foreach (var account in DemoAccounts.All)
        {
            text.WriteLine($"  {account.Role,-13} {account.UserName,-9} {account.Password}");
        }

        text.WriteLine("  教室页不用账号，点教室名即可 / The room page needs no account: choose a room.");
    }

    private void WriteAddresses(TextWriter text)
    {
        text.WriteLine($"\n{rooms.CountyName}互动课堂已启动 / The relay runs:");
        text.WriteLine($"  教室 Room      {Own()}/room");
        text.WriteLine($"  导播 Director  {Own()}/director");
        if (options.HttpsHost is null)
        {
            text.WriteLine("  其他电脑要用摄像头须经 https（--https 主机名）或本机小程序。/ Cameras of other PCs need https (--https HOST) or the small hosts.");
            foreach (var address in AnnouncedAddresses.Find(new MediaOptions()))
            {
                text.WriteLine($"  局域网 Network  http://{new HostString(address.ToString(), ports.Http)}");
            }
        }
    }

    private string Own() => options.HttpsHost is { } host ? $"https://{new HostString(host, ports.Https)}" : $"http://localhost:{ports.Http}";
}
