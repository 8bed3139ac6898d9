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

        var body = new byte[SdpLimits.MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length == body.Length)
        {
            return (null, new(StatusCodes.Status413PayloadTooLarge, ErrorCode.Invalid, $"The offer is longer than {SdpLimits.MaxBytes} bytes."));
        }

        string text;
        try
        {
            text = Strict.GetString(body, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return (null, WhipRefusal.Invalid("The offer is not UTF-8."));
        }

        return Offer.TryParse(text, out var offer, out var problem) ? (offer, null) : (null, WhipRefusal.Invalid(problem));
    }
}
