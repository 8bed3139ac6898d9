using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Classroom.Relay.Accounts;

/// <summary>How often one address may try. A school often shares one IPv4 address; one IPv6 host can use a whole /64, so that is what is counted.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";

    public const string Pairing = "pairing";

    public const string Helping = "helping";

    public const string Joining = "joining";

    /// <summary>Tries per minute and address. Each costs a password hash, about 50 ms of a core.</summary>
    public const int SignInsPerMinute = 30;

    /// <summary>Tries per minute and address: at 27 open codes of eight digits, a day of guessing finds one with a chance of 1 in 250.</summary>
    public const int PairingsPerMinute = 10;

    /// <summary>Tries per minute and address: a school whose teachers all scan at the first bell; the code itself cannot be guessed.</summary>
    public const int HelpersPerMinute = 30;

    /// <summary>Seats asked for per minute and address: a whole school behind one address, in the minute after the bell.</summary>
    public const int JoinsPerMinute = 3000;

    /// <summary>Codes per minute and address that lead nowhere: with 180 rooms in lessons, an hour of guessing finds one with a chance of 1 in 3, and with it a seat at a quiz.</summary>
    public const int WrongCodesPerMinute = 30;

    private const int SubnetBytes = 8;

    public static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
                context.HttpContext.Response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
            }

            return ValueTask.CompletedTask;
        };
        options.AddPolicy(SignIn, context => PerAddress(context, SignInsPerMinute));
        options.AddPolicy(Joining, context => PerAddress(context, JoinsPerMinute));
        options.AddPolicy(Pairing, context => PerAddress(context, PairingsPerMinute));
        options.AddPolicy(Helping, context => PerAddress(context, HelpersPerMinute));
    }

    /// <summary>The limit of one address, for a policy or a limiter of its own.</summary>
    internal static RateLimitPartition<IPAddress> PerAddress(HttpContext context, int perMinute)
        => RateLimitPartition.GetFixedWindowLimiter(Counted(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
        });

    private static IPAddress Counted(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(SubnetBytes).Clear();
        return new IPAddress(bytes);
    }
}
