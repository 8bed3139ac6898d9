using System.Buffers;
using System.Text;
using Classroom.Relay.Whip.Sdp;
using Classroom.Shared.Contracts.Hub;
using Microsoft.Net.Http.Headers;

namespace Classroom.Relay.Whip;

/// <summary>Reads an offer from the body of a request.</summary>
internal static class OfferBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<(Offer? Offer, WhipRefusal? Refusal)> ReadAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(SessionDescription.ContentType, StringComparison.OrdinalIgnoreCase))
        {
            return (null, new(StatusCodes.Status415UnsupportedMediaType, ErrorCode.Invalid, $"The body must be an offer as {SessionDescription.ContentType}."));
        }

        // Lent: the longest offer is twenty times an ordinary one, and a bell rings for hundreds of players at once.
        var body = ArrayPool<byte>.Shared.Rent(SdpLimits.MaxBytes + 1);
        try
        {
            var room = body.AsMemory(0, SdpLimits.MaxBytes + 1);
            var length = await request.Body.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            return length == room.Length
                ? (null, new(StatusCodes.Status413PayloadTooLarge, ErrorCode.Invalid, $"The offer is longer than {SdpLimits.MaxBytes} bytes."))
                : Read(body.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static (Offer? Offer, WhipRefusal? Refusal) Read(ReadOnlySpan<byte> body)
    {
        string text;
        try
        {
            text = Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return (null, WhipRefusal.Invalid("The offer is not UTF-8."));
        }

        return Offer.TryParse(text, out var offer, out var problem) ? (offer, null) : (null, WhipRefusal.Invalid(problem));
    }
}
