using Classroom.Relay.Accounts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Cards;

/// <summary>/api/cards.pdf: the paper cards to print, for everybody who is signed in, people and rooms.</summary>
public static class CardsApi
{
    /// <summary>Maps the route; without a policy of its own it asks for a sign-in.</summary>
    public static IEndpointRouteBuilder MapCards(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/cards.pdf", Print);
        return routes;
    }

    /// <summary>The cards of the seats 1 to <paramref name="seats"/>, a sheet each.</summary>
    private static IResult Print(int seats)
    {
        if (seats < 1 || seats > CardDeck.SeatLimit)
        {
            return Problems.Refused(StatusCodes.Status400BadRequest, ErrorCode.Invalid, $"座位数要在 1 到 {CardDeck.SeatLimit} 之间。");
        }

        var file = new PdfFile();
        for (var seat = 1; seat <= seats; seat++)
        {
            file.AddPage(CardSheet.Draw(seat));
        }

        return Results.File(file.ToBytes($"Answer cards 1-{seats}"), "application/pdf", $"cards-1-{seats}.pdf");
    }
}
