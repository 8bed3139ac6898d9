using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Rest;
using CsvHelper;

namespace Classroom.Relay.County.Rooms;

/// <summary>A table of rooms as a spreadsheet saves it: the rows that can be read, and what is wrong with the others.</summary>
internal sealed class RoomSheet
{
    /// <summary>Far above what a county has.</summary>
    public const int MaxRows = 2000;

    private const string School = "学校";
    private const string Name = "教室";
    private const string Kind = "类型";
    private const string District = "学区";
    private const string Lecturers = "主讲教室";

    private readonly List<RoomRow> _rows = [];
    private readonly List<RoomImportError> _errors = [];

    private RoomSheet()
    {
    }

    public IReadOnlyList<RoomRow> Rows => _rows;

    public IReadOnlyList<RoomImportError> Errors => _errors;

    /// <summary>Reads the table.</summary>
    public static RoomSheet Parse(string text)
    {
        var sheet = new RoomSheet();
        using var csv = SheetReader.Open(text);
        if (csv.Read() && csv.ReadHeader() && sheet.HasHeads(csv))
        {
            sheet.ReadRows(csv);
        }
        else if (sheet._errors.Count == 0)
        {
            sheet._errors.Add(new RoomImportError(1, RoomImportFault.Empty, string.Empty));
        }

        return sheet;
    }

    private bool HasHeads(CsvReader csv)
    {
        foreach (var head in new[] { School, Name, Kind })
        {
            if (csv.GetFieldIndex(head, isTryGet: true) < 0)
            {
                _errors.Add(new RoomImportError(1, RoomImportFault.MissingColumn, head));
            }
        }

        return _errors.Count == 0;
    }

    private void ReadRows(CsvReader csv)
    {
        while (csv.Read())
        {
            if (SheetReader.IsBlank(csv))
            {
                continue;
            }

            if (_rows.Count == MaxRows)
            {
                _errors.Add(new RoomImportError(csv.Parser.RawRow, RoomImportFault.TooManyRows, $"{MaxRows}"));
                return;
            }

            ReadRow(csv, csv.Parser.RawRow);
        }

        if (_rows.Count == 0 && _errors.Count == 0)
        {
            _errors.Add(new RoomImportError(1, RoomImportFault.Empty, string.Empty));
        }
    }

    private void ReadRow(CsvReader csv, int line)
    {
        var faults = _errors.Count;
        var name = CleanName(csv, Name, line);
        var school = CleanName(csv, School, line);
        var district = SheetReader.Field(csv, District) is { Length: > 0 } ? CleanName(csv, District, line) : null;
        if (KindOf(SheetReader.Field(csv, Kind)) is not { } kind)
        {
            _errors.Add(new RoomImportError(line, RoomImportFault.BadKind, SheetReader.Field(csv, Kind)));
            return;
        }

        if (_errors.Count == faults)
        {
            var lecturers = SheetReader.Field(csv, Lecturers).Split(['、', '，', ',', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            _rows.Add(new RoomRow(line, new RoomNames(name, school, district), kind, [.. lecturers.Distinct()]));
        }
    }

    private string CleanName(CsvReader csv, string head, int line)
    {
        var text = SheetReader.Field(csv, head);
        if (ShownName.Clean(text) is { } clean)
        {
            return clean;
        }

        _errors.Add(new RoomImportError(line, RoomImportFault.BadName, text.Length > 0 ? text : head));
        return string.Empty;
    }

    private static RoomKind? KindOf(string text) => text switch
    {
        "主讲" or "主讲教室" => RoomKind.Lecture,
        "接收" or "接收教室" => RoomKind.Receiving,
        _ => null,
    };
}
