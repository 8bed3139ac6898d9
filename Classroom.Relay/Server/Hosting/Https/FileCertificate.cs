using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Classroom.Relay.Hosting.Https;

/// <summary>The bureau's own certificate. Its file is looked at once a minute, so that whoever renews it need not restart the relay.</summary>
internal sealed partial class FileCertificate : IServerCertificate
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _looking = new();
    private readonly string _path;
    private readonly string _keyPath;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private SslStreamCertificateContext _current;
    private DateTime _written;
    private DateTimeOffset _lookAt;

    /// <exception cref="StartRefusedException">The files cannot be read or do not belong together.</exception>
    public FileCertificate(string path, string keyPath, TimeProvider time, ILogger logger)
    {
        _path = path;
        _keyPath = keyPath;
        _time = time;
        _logger = logger;
        _written = File.GetLastWriteTimeUtc(path);
        _lookAt = time.GetUtcNow() + LookEvery;
        try
        {
            _current = Load();
        }
        catch (Exception fault) when (IsUnusable(fault))
        {
            throw new StartRefusedException($"证书 {path} 或私钥 {keyPath} 不能使用：{fault.Message}\nThe certificate or its key cannot be used.");
        }
    }

    public SslStreamCertificateContext Current()
    {
        lock (_looking)
        {
            var now = _time.GetUtcNow();
            if (now >= _lookAt)
            {
                _lookAt = now + LookEvery;
                Look();
            }

            return _current;
        }
    }

    private void Look()
    {
        var written = File.GetLastWriteTimeUtc(_path);
        if (written == _written)
        {
            return;
        }

        try
        {
            _current = Load();
            _written = written;
        }
        catch (Exception fault) when (IsUnusable(fault))
        {
            // Half written, perhaps: the old one serves on and the next look decides.
            Log.NotReloaded(_logger, _path, fault.Message);
        }
    }

    private static bool IsUnusable(Exception fault) => fault is IOException or UnauthorizedAccessException or CryptographicException;

    private SslStreamCertificateContext Load()
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(_path);
        return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(_path, _keyPath), chain, offline: true);
    }

    private static partial class Log
    {
        [LoggerMessage(5101, LogLevel.Error, "The renewed certificate {Path} cannot be used, the old one serves on: {Reason}")]
        public static partial void NotReloaded(ILogger logger, string path, string reason);
    }
}
