using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Classroom.Shared.WebApps;

/// <summary>
/// One built web app: files named by their content under <c>assets/</c>, kept by browsers for ever; <c>index.html</c> for every other path, since the
/// app has its own routes, and never kept. Of a file the build packed, the smallest form the browser takes is sent.
/// </summary>
internal sealed class WebApp(string folder)
{
    private const string AssetFolder = "assets/";
    private const string Index = "index.html";

    /// <summary>
    /// Nothing but our own origin; blob: for media, data: for the empty icon. ws: and wss: because not every browser takes a WebSocket for 'self'.
    /// Style attributes are set through the DOM, which a policy without 'unsafe-inline' allows.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private static readonly (string Coding, string Suffix)[] Packed = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>The card reader's worker is named so; the build puts their content's hash behind it.</summary>
    private const string CardWorker = AssetFolder + "cardWorker-";

    /// <summary>
    /// For the card reader's worker alone, whose policy is the one its own script comes with: OpenCV.js compiles WebAssembly, and glue code from
    /// strings. In return it may reach nothing but its library: it gets pictures, and gives seats and letters.
    /// </summary>
    private const string CardWorkerPolicy = "default-src 'none'; script-src 'self' 'unsafe-eval'";

    private readonly PhysicalFileProvider? _files = Directory.Exists(folder) ? new PhysicalFileProvider(folder) : null;

    /// <summary>Answers a request for <paramref name="path"/> inside the app: 404 for an asset that is not there, 503 when the app has not been built.</summary>
    public Task ServeAsync(HttpContext context, string path)
    {
        var isAsset = path.StartsWith(AssetFolder, StringComparison.Ordinal);
        var name = path.Length > 0 && _files?.GetFileInfo(path) is { Exists: true } ? path : Index;
        if (isAsset && name == Index)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return _files?.GetFileInfo(name) is { Exists: true } file ? SendAsync(context, name, file, isAsset) : NotBuiltAsync(context);
    }

    private Task SendAsync(HttpContext context, string name, IFileInfo file, bool isAsset)
    {
        var headers = context.Response.Headers;
        headers.ContentType = ContentTypes.TryGetContentType(name, out var type) ? WithCharset(type) : "application/octet-stream";
        headers.CacheControl = isAsset ? "public, max-age=31536000, immutable" : "no-store";
        headers.ContentSecurityPolicy = name.StartsWith(CardWorker, StringComparison.Ordinal) ? CardWorkerPolicy : ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), display-capture=(self), autoplay=(self)";
        foreach (var (coding, suffix) in Packed)
        {
            if (_files!.GetFileInfo(name + suffix) is not { Exists: true } packed)
            {
                continue;
            }

            headers.Vary = HeaderNames.AcceptEncoding;
            if (Accepts(context.Request, coding))
            {
                headers.ContentEncoding = coding;
                file = packed;
                break;
            }
        }

        headers.ContentLength = file.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private static bool Accepts(HttpRequest request, string coding)
        => request.GetTypedHeaders().AcceptEncoding.Any(offered => offered.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && offered.Quality is not 0);

    private static string WithCharset(string type)
        => type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;

    private static Task NotBuiltAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("网页还没有构建。请在项目文件夹运行 npm ci 和 npm run build，然后重启。", context.RequestAborted);
    }
}
