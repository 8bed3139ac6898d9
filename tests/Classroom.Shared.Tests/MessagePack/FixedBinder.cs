using Microsoft.AspNetCore.SignalR;

namespace Classroom.Shared.Tests.MessagePack;

/// <summary>Knows one target, "Method", whose parameters are all the given types, and takes results and items of the first of them.</summary>
internal sealed class FixedBinder(params Type[] types) : IInvocationBinder
{
    public const string Target = "Method";

    public IReadOnlyList<Type> GetParameterTypes(string methodName) => methodName == Target ? types : throw new HubException($"Method does not exist: {methodName}");

    public Type GetReturnType(string invocationId) => types[0];

    public Type GetStreamItemType(string streamId) => types[0];
}
