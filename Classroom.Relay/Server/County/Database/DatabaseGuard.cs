using Classroom.Relay.Accounts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.County.Database;

/// <summary>Answers for a database that is away, so that a page says so and tries again instead of showing a fault of the relay.</summary>
internal sealed partial class DatabaseGuard(RequestDelegate next, ILogger<DatabaseGuard> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (DatabaseFault.In(error) is { } fault && !context.Response.HasStarted)
        {
            context.Response.Clear();
            if (DatabaseFault.IsBadValue(fault))
            {
                await Problems.Refused(StatusCodes.Status400BadRequest, ErrorCode.Invalid, "The request holds a value that cannot be stored.").ExecuteAsync(context);
                return;
            }

            Log.Away(logger, context.Request.Method, context.Request.Path, fault.Message);
            await Problems.DatabaseAway().ExecuteAsync(context);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3206, LogLevel.Error, "{Method} {Path} could not be answered, the database refuses: {Reason}")]
        public static partial void Away(ILogger logger, string method, PathString path, string reason);
    }
}
