using System.Globalization;
using System.Security.Claims;
using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Courseware.Conversion;
using Classroom.Relay.Courseware.Files;
using Classroom.Relay.Courseware.Uploads;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Courseware;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Courseware;

/// <summary>/api/courseware: preparing it. A room's device keeps its own lecture room's, people those of every lecture room.</summary>
internal static class CoursewareApi
{
    /// <summary>Header that says where a part begins, and in answers how far the upload is.</summary>
    public const string OffsetHeader = "Upload-Offset";

    /// <summary>What must stay free on the disk for lessons' logs and recordings, in bytes.</summary>
    private const long SpareBytes = 1L << 30;

    /// <param name="api">The group that those who prepare lessons pass.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/", AddAsync);
        api.MapPatch("/{documentId}", AppendAsync);
        api.MapPost("/{documentId}/finish", FinishAsync);
        api.MapPut("/{documentId}", ChooseAsync);
        api.MapDelete("/{documentId}", RemoveAsync);
    }

    private static async Task<IResult> AddAsync(NewCourseware request, ClaimsPrincipal caller, CoursewareBook book, RoomDirectory rooms, CoursewareFolder store)
    {
        var roomId = request.RoomId ?? caller.RoomId();
        if (rooms.Find(roomId) is not { Identity.Kind: RoomKind.Lecture })
        {
            return Problems.Refused(StatusCodes.Status400BadRequest, ErrorCode.Invalid, CoursewareSentences.BadRoom);
        }

        if (!MayKeep(caller, roomId!))
        {
            return Problems.Refused(StatusCodes.Status403Forbidden, ErrorCode.Forbidden, CoursewareSentences.NotYours);
        }

        if (CoursewareName.Clean(request.Name) is not { } name)
        {
            return Problems.IsBadName(CoursewareSentences.BadName);
        }

        if (request.Bytes is < 1 or > ContractLimits.MaxCoursewareBytes)
        {
            return Problems.IsBadSize(CoursewareSentences.BadSize);
        }

        if (request.Sha256 is not (null or { Length: 64 }))
        {
            return Problems.Refused(StatusCodes.Status400BadRequest, ErrorCode.Invalid, CoursewareSentences.BadHash);
        }

        // Said before 200 MB have travelled, not after.
        if (FileInspector.IsOfficeName(name) && !Converters.HaveOffice)
        {
            return Problems.IsBadCourseware(CoursewareFault.OfficeMissing, CoursewareSentences.Of(CoursewareFault.OfficeMissing));
        }

        if (store.FreeBytes < request.Bytes + SpareBytes)
        {
            return Problems.HasNoSpace(CoursewareSentences.NoSpace);
        }

        return await book.AddAsync(roomId!, name, request.Bytes, request.Sha256) is { } record
            ? Results.Ok(record)
            : Problems.Refused(StatusCodes.Status409Conflict, ErrorCode.TooMany, CoursewareSentences.TooManyFiles);
    }

    private static Task<IResult> AppendAsync(string documentId, ClaimsPrincipal caller, CoursewareBook book, UploadReceiver uploads, HttpContext http) => OnOwnAsync(documentId, caller, book, async file =>
    {
        if (!long.TryParse(http.Request.Headers[OffsetHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) || file.ContentHash is not null)
        {
            return Problems.Refused(StatusCodes.Status400BadRequest, ErrorCode.Invalid, CoursewareSentences.WrongOffset);
        }

        var (outcome, arrived) = await uploads.AppendAsync(file, offset, http.Request.Body, http.RequestAborted);
        http.Response.Headers[OffsetHeader] = arrived.ToString(CultureInfo.InvariantCulture);
        return outcome switch
        {
            PartOutcome.Kept => Results.NoContent(),
            PartOutcome.NoSpace => Problems.HasNoSpace(CoursewareSentences.NoSpace),
            PartOutcome.Busy => Problems.Refused(StatusCodes.Status409Conflict, ErrorCode.Conflict, CoursewareSentences.Busy),
            _ => Problems.Refused(StatusCodes.Status409Conflict, ErrorCode.Conflict, CoursewareSentences.WrongOffset),
        };
    });

    private static Task<IResult> FinishAsync(string documentId, ClaimsPrincipal caller, CoursewareBook book, CoursewareFolder store, UploadFinish finish) => OnOwnAsync(documentId, caller, book, async file =>
    {
        if (file.ContentHash is null && store.Arrived(documentId) != file.Bytes)
        {
            return Problems.Refused(StatusCodes.Status409Conflict, ErrorCode.Conflict, CoursewareSentences.NotWhole);
        }

        if (await finish.TakeAsync(documentId) is { } fault)
        {
            return Problems.IsBadCourseware(fault, CoursewareSentences.Of(fault));
        }

        return await book.ReadAsync(documentId) is { } document ? Results.Ok(document.Record) : Problems.NotFound(CoursewareSentences.NoSuchDocument);
    });

    private static Task<IResult> ChooseAsync(string documentId, CoursewareChoice request, ClaimsPrincipal caller, CoursewareBook book) => OnOwnAsync(documentId, caller, book, async file =>
    {
        if (CoursewareName.Clean(request.Name) is not { } name)
        {
            return Problems.IsBadName(CoursewareSentences.BadName);
        }

        await book.ChooseAsync(file, request with { Name = name });
        return Results.NoContent();
    });

    private static Task<IResult> RemoveAsync(string documentId, ClaimsPrincipal caller, CoursewareBook book) => OnOwnAsync(documentId, caller, book, async file =>
    {
        await book.RemoveAsync(file);
        return Results.NoContent();
    });

    private static async Task<IResult> OnOwnAsync(string documentId, ClaimsPrincipal caller, CoursewareBook book, Func<CoursewareFile, Task<IResult>> act)
    {
        if (await book.FindAsync(documentId) is not { } file)
        {
            return Problems.NotFound(CoursewareSentences.NoSuchDocument);
        }

        return MayKeep(caller, file.RoomId) ? await act(file) : Problems.Refused(StatusCodes.Status403Forbidden, ErrorCode.Forbidden, CoursewareSentences.NotYours);
    }

    private static bool MayKeep(ClaimsPrincipal caller, string roomId) => caller.Role() is not Role.Room || caller.RoomId() == roomId;
}
