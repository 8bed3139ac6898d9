using System.Text.Json;

namespace Classroom.Relay.Cards;

/// <summary>
/// The patterns of the paper cards, from the file that the browser's reader takes them from too (<c>Classroom.Shared/web/src/cards/cards.json</c>):
/// what is printed is what is read.
/// </summary>
internal static class CardDeck
{
    /// <summary>Squares across a pattern.</summary>
    public const int PatternModules = 6;

    /// <summary>Squares across a marker: its pattern and the black frame round it.</summary>
    public const int MarkerModules = PatternModules + 2;

    private static readonly string[][] Patterns = Read();

    /// <summary>The highest seat number that has a card; the lowest is 1.</summary>
    public static int SeatLimit => Patterns.Length;

    /// <summary>Whether a square of the seat's marker is white; columns and rows from 0 at the frame's top left corner, with A up.</summary>
    public static bool IsWhite(int seat, int column, int row) =>
        column is >= 1 and <= PatternModules && row is >= 1 and <= PatternModules && Patterns[seat - 1][row - 1][column - 1] == '1';

    private static string[][] Read()
    {
        using var file = typeof(CardDeck).Assembly.GetManifestResourceStream("cards.json")!;
        using var deck = JsonDocument.Parse(file);
        return deck.RootElement.GetProperty("cards").Deserialize<string[][]>()!;
    }
}
