using System.Globalization;
using Classroom.Relay.County.Rooms;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Rest;
using CsvHelper;

namespace Classroom.Relay.County.Rosters;

/// <summary>A class list as a spreadsheet saves it: the places that can be read, and what is wrong with the other rows.</summary>
internal sealed class RosterSheet
{
    private const string Seat = "座位";
    private const string Name = "姓名";

    private readonly Dictionary<int, RosterSeat> _pupils = [];
    private readonly List<RosterImportError> _errors = [];

    private RosterSheet()
    {
    }

    public IReadOnlyCollection<RosterSeat> Pupils => _pupils.Values;

    public IReadOnlyList<RosterImportError> Errors => _errors;

    /// <summary>Reads the table.</summary>
    public static RosterSheet Parse(string text)
    {
        var sheet = new RosterSheet();
        using var csv = SheetReader.Open(text);
        if (csv.Read() && csv.ReadHeader() && sheet.HasHeads(csv))
        {
            sheet.ReadRows(csv);
        }

        if (sheet._pupils.Count == 0 && sheet._errors.Count == 0)
        {
            sheet._errors.Add(new RosterImportError(1, RosterImportFault.Empty, string.Empty));
        }

        return sheet;
    }

    private bool HasHeads(CsvReader csv)
    {
        _errors.AddRange(new[] { Seat, Name }
            .Where(head => csv.GetFieldIndex(head, isTryGet: true) < 0)
            .Select(head => new RosterImportError(1, RosterImportFault.MissingColumn, head)));
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

            if (++rows > ContractLimits.MaxSeat)
            {
                _errors.Add(new RosterImportError(csv.Parser.RawRow, RosterImportFault.TooManyRows, $"{ContractLimits.MaxSeat}"));
                return;
            }

            if (FaultOf(SheetReader.Field(csv, Seat), SheetReader.Field(csv, Name)) is var (fault, text))
            {
                _errors.Add(new RosterImportError(csv.Parser.RawRow, fault, text));
            }
        }
    }

    /// <summary>Takes a row, or says what is wrong with it.</summary>
    private (RosterImportFault Fault, string Text)? FaultOf(string seatText, string nameText)
    {
        if (!int.TryParse(seatText, NumberStyles.None, CultureInfo.InvariantCulture, out var seat) || seat is < 1 or > ContractLimits.MaxSeat)
        {
            return (RosterImportFault.BadSeat, seatText);
        }

        if (ShownName.Clean(nameText) is not { } name)
        {
            return (RosterImportFault.BadName, nameText);
        }

        return _pupils.TryAdd(seat, new RosterSeat(seat, name)) ? null : (RosterImportFault.SeatTaken, seatText);
    }
}
