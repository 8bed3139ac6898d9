using System.Globalization;
using Classroom.Relay.County;
using Classroom.Relay.County.Rooms;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Rest;
using CsvHelper;

namespace Classroom.Relay.Timetable;

/// <summary>A timetable as a spreadsheet saves it: the lessons that can be read, and what is wrong with the other rows.</summary>
internal sealed class PlanSheet
{
    /// <summary>A month of a county: 20 days of 100 lessons.</summary>
    public const int MaxRows = 2000;

    private const string Date = "日期";
    private const string Start = "开始";
    private const string End = "结束";
    private const string Lecturer = "主讲教室";
    private const string Receivers = "接收教室";
    private const string Subject = "学科";
    private const string Title = "课题";

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H：mm"];

    private readonly RoomDirectory _rooms;
    private readonly TimeZoneInfo _zone;
    private readonly List<PlanDraft> _drafts = [];
    private readonly List<PlanImportError> _errors = [];

    private PlanSheet(RoomDirectory rooms, TimeZoneInfo zone) => (_rooms, _zone) = (rooms, zone);

    public IReadOnlyList<PlanDraft> Drafts => _drafts;

    public IReadOnlyList<PlanImportError> Errors => _errors;

    /// <summary>Reads the table; its times are those of <paramref name="zone"/>.</summary>
    public static PlanSheet Parse(string text, RoomDirectory rooms, TimeZoneInfo zone)
    {
        var sheet = new PlanSheet(rooms, zone);
        using var csv = SheetReader.Open(text);
        if (csv.Read() && csv.ReadHeader() && sheet.HasHeads(csv))
        {
            sheet.ReadRows(csv);
        }

        if (sheet._drafts.Count == 0 && sheet._errors.Count == 0)
        {
            sheet._errors.Add(new PlanImportError(1, PlanFault.Empty, string.Empty));
        }

        return sheet;
    }

    private bool HasHeads(CsvReader csv)
    {
        _errors.AddRange(new[] { Date, Start, End, Lecturer }
            .Where(head => csv.GetFieldIndex(head, isTryGet: true) < 0)
            .Select(head => new PlanImportError(1, PlanFault.MissingColumn, head)));
        return _errors.Count == 0;
    }

    private void ReadRows(CsvReader csv)
    {
        for (var rows = 0; csv.Read();)
        {
            if (SheetReader.IsBlank(csv))
            {
                continue;
            }

            if (++rows > MaxRows)
            {
                _errors.Add(new PlanImportError(csv.Parser.RawRow, PlanFault.TooManyRows, $"{MaxRows}"));
                return;
            }

            if (ReadRow(csv, csv.Parser.RawRow) is { } error)
            {
                _errors.Add(error);
            }
        }
    }

    /// <summary>Takes a row, or says what is wrong with it.</summary>
    private PlanImportError? ReadRow(CsvReader csv, int line)
    {
        PlanImportError Fault(PlanFault fault, string head) => new(line, fault, SheetReader.Field(csv, head) is { Length: > 0 } text ? text : head);

        if (!DateOnly.TryParseExact(SheetReader.Field(csv, Date), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Fault(PlanFault.BadDate, Date);
        }

        if (TimeOf(csv, Start) is not { } start || TimeOf(csv, End) is not { } end)
        {
            return Fault(PlanFault.BadTime, TimeOf(csv, Start) is null ? Start : End);
        }

        if (_rooms.FindByName(SheetReader.Field(csv, Lecturer)) is not { Identity.Kind: RoomKind.Lecture } lecturer)
        {
            return Fault(PlanFault.NoSuchLectureRoom, Lecturer);
        }

        var names = SheetReader.Field(csv, Receivers).Split(['、', '，', ',', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray();
        if (names.FirstOrDefault(name => _rooms.FindByName(name) is not { Identity.Kind: RoomKind.Receiving }) is { } unknown)
        {
            return new PlanImportError(line, PlanFault.NoSuchReceivingRoom, unknown);
        }

        if (PlanRules.CleanText(SheetReader.Field(csv, Subject)) is not { } subject || PlanRules.CleanText(SheetReader.Field(csv, Title)) is not { } title)
        {
            return Fault(PlanFault.BadText, PlanRules.CleanText(SheetReader.Field(csv, Subject)) is null ? Subject : Title);
        }

        var receivers = names.Length == 0 ? lecturer.ReceiverIds : [.. names.Select(name => _rooms.FindByName(name)!.Identity.RoomId)];
        var draft = new PlanDraft(line, lecturer.Identity.RoomId, receivers, subject, title, At(date, start), At(date, end));
        var error = PlanRules.Check(draft, _rooms);
        if (error is null)
        {
            _drafts.Add(draft);
        }

        return error;
    }

    private static TimeOnly? TimeOf(CsvReader csv, string head) =>
        TimeOnly.TryParseExact(SheetReader.Field(csv, head), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local));
    }
}
