using System.Net;
using Microsoft.Extensions.Options;

namespace Classroom.Relay.Udp;

/// <summary>Says at start, in a sentence, which media setting cannot be.</summary>
internal sealed class MediaOptionsValidator : IValidateOptions<MediaOptions>
{
    private const int MaxWorkers = 256;
    private const int MaxPort = 65535;

    public ValidateOptionsResult Validate(string? name, MediaOptions options)
    {
        var faults = new List<string>();
        if (options.Workers is < 0 or > MaxWorkers)
        {
            faults.Add($"Media:Workers is {options.Workers}; it must be 1 to {MaxWorkers}, or 0 for one per core.");
        }

        if (options.PortBase < 0 || options.PortBase + options.WorkersOn(Environment.ProcessorCount) - 1 > MaxPort)
        {
            faults.Add($"Media:PortBase is {options.PortBase}; it must leave room for every worker's port up to {MaxPort}.");
        }

        foreach (var address in options.AnnouncedAddresses)
        {
            if (!IPAddress.TryParse(address, out var ip))
            {
                faults.Add($"Media:AnnouncedAddresses has '{address}', which is no IP address. Host names are not possible here.");
            }
            else if (!AnnouncedAddresses.CanBeReached(ip))
            {
                faults.Add($"Media:AnnouncedAddresses has {address}, to which no peer can send.");
            }
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
