using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Classroom.Relay.County.Rooms;

/// <summary>Tables as a spreadsheet saves them: comma- or tab-separated, with or without a byte order mark.</summary>
internal static class SheetReader
{
    /// <summary>A reader before the heads. Broken quotes and missing fields are read as they stand; the rules of the table find what is wrong.</summary>
    public static CsvReader Open(string text) => new(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal))).Contains('\t') ? "\t" : ",",
        PrepareHeaderForMatch = head => head.Header.Trim('\uFEFF', ' '),
        TrimOptions = TrimOptions.Trim,
        BadDataFound = null,
        MissingFieldFound = null,
    });

    /// <summary>The text under a head, or empty.</summary>
    public static string Field(CsvReader csv, string head) => csv.TryGetField<string>(head, out var text) ? text ?? string.Empty : string.Empty;

    /// <summary>True for the rows of commas that a spreadsheet leaves behind what was deleted.</summary>
    public static bool IsBlank(CsvReader csv) => csv.Parser.Record!.All(string.IsNullOrWhiteSpace);
}
