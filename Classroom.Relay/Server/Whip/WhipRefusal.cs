using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Whip;

/// <summary>Why an offer was not taken.</summary>
/// <param name="Status">Of the HTTP answer.</param>
/// <param name="Sentence">For whoever set up the encoder or player.</param>
internal sealed record WhipRefusal(int Status, ErrorCode Code, string Sentence)
{
    public static WhipRefusal Invalid(string sentence) => new(StatusCodes.Status400BadRequest, ErrorCode.Invalid, sentence);

    public static WhipRefusal NotFound(string sentence) => new(StatusCodes.Status404NotFound, ErrorCode.NotFound, sentence);

    public static WhipRefusal NoCommonCodec(string sentence) => new(StatusCodes.Status406NotAcceptable, ErrorCode.NoCommonCodec, sentence);

    public static WhipRefusal Conflict(string sentence) => new(StatusCodes.Status409Conflict, ErrorCode.Conflict, sentence);
}
