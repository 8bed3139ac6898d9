using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Classroom.Shared.Kiosk;

/// <summary>
/// Passes requests through to the relay: bodies stream both ways, a WebSocket becomes a plain pipe after the upgrade. A page of this host is presented to the relay as one of the
/// relay's own, so that cookies and the origin check work; a page of any other site is passed on under its own name, and the relay refuses it.
/// </summary>
public sealed class RelayForwarder : IDisposable
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    /// <summary>Headers that belong to one connection (RFC 9110 section 7.6.1), and Host, which names the next server.</summary>
    private static readonly HashSet<string> OfOneConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.ProxyAuthenticate, HeaderNames.ProxyAuthorization, HeaderNames.TE, HeaderNames.Trailer,
        HeaderNames.TransferEncoding, HeaderNames.Upgrade, HeaderNames.Host, "Proxy-Connection",
    };

    private readonly HttpMessageInvoker _relay = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = ConnectPatience,
        // Each open page holds a WebSocket and perhaps a few requests; none may wait for another.
        MaxConnectionsPerServer = int.MaxValue,
    });

    private readonly Uri _address;
    private readonly string _origin;

    public RelayForwarder(Uri relay)
    {
        _address = relay;
        _origin = relay.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>Answers one request with the relay's answer, or 502 when the relay cannot be reached.</summary>
    public async Task ForwardAsync(HttpContext context)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } feature ? feature : null;
        using var request = ToRelay(context.Request, upgrade is not null);
        HttpResponseMessage answer;
        try
        {
            answer = await _relay.SendAsync(request, context.RequestAborted);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            await Results.Problem("The relay cannot be reached.", statusCode: StatusCodes.Status502BadGateway).ExecuteAsync(context);
            return;
        }

        using (answer)
        {
            await AnswerAsync(context, answer, upgrade);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _relay.Dispose();

    private async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, IHttpUpgradeFeature? upgrade)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        CopyHeaders(answer.Headers, context.Response);
        CopyHeaders(answer.Content.Headers, context.Response);
        await using var fromRelay = await answer.Content.ReadAsStreamAsync(context.RequestAborted);
        try
        {
            if (answer.StatusCode is HttpStatusCode.SwitchingProtocols && upgrade is not null)
            {
                context.Response.Headers.Connection = HeaderNames.Upgrade;
                context.Response.Headers.Upgrade = answer.Headers.Upgrade.ToString();
                await using var fromBrowser = await upgrade.UpgradeAsync();
                await PipeAsync(fromBrowser, fromRelay, context.RequestAborted);
            }
            else
            {
                await fromRelay.CopyToAsync(context.Response.Body, context.RequestAborted);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or HttpRequestException)
        {
            // One side went away in the middle; the other must learn it.
            context.Abort();
        }
    }

    /// <summary>Copies both ways until either side ends.</summary>
    private static async Task PipeAsync(Stream browser, Stream relay, CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        Task[] ways = [browser.CopyToAsync(relay, ending.Token), relay.CopyToAsync(browser, ending.Token)];
        await Task.WhenAny(ways);
        await ending.CancelAsync();
        await Task.WhenAll(ways);
    }

    private HttpRequestMessage ToRelay(HttpRequest request, bool isUpgrade)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_address, request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent()));
        if (isUpgrade)
        {
            message.Version = HttpVersion.Version11;
            message.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }
        else if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            message.Content = new StreamContent(request.Body);
        }

        foreach (var (name, values) in request.Headers)
        {
            if (!OfOneConnection.Contains(name) && !message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        if (isUpgrade)
        {
            message.Headers.Connection.Add(HeaderNames.Upgrade);
            message.Headers.Upgrade.ParseAdd(request.Headers.Upgrade.ToString());
        }

        if (request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}")
        {
            message.Headers.Remove(HeaderNames.Origin);
            message.Headers.Add(HeaderNames.Origin, _origin);
        }

        message.Headers.Remove(HeaderNames.Referer);
        return message;
    }

    private void CopyHeaders(HttpHeaders from, HttpResponse to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            if (!OfOneConnection.Contains(name))
            {
                to.Headers[name] = new StringValues([.. values.Select(value => ForThisHost(name, value))]);
            }
        }
    }

    private string ForThisHost(string name, string value)
    {
        if (name.Equals(HeaderNames.SetCookie, StringComparison.OrdinalIgnoreCase))
        {
            // This host speaks http to its own PC: a cookie marked for https would be lost.
            return value.Replace("; secure", string.Empty, StringComparison.OrdinalIgnoreCase);
        }

        return name.Equals(HeaderNames.Location, StringComparison.OrdinalIgnoreCase) && value.StartsWith(_origin + "/", StringComparison.OrdinalIgnoreCase)
            ? value[_origin.Length..]
            : value;
    }
}
