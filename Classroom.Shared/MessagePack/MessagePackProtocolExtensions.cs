using Classroom.Shared.MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;

// The namespace of Microsoft's own package: with that package referenced instead, the calling line stays as it is.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the MessagePack hub protocol.</summary>
public static class MessagePackProtocolExtensions
{
    /// <summary>Lets a hub or a hub client speak MessagePack.</summary>
    public static TBuilder AddMessagePackProtocol<TBuilder>(this TBuilder builder)
        where TBuilder : ISignalRBuilder
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHubProtocol, MessagePackHubProtocol>());
        return builder;
    }
}
