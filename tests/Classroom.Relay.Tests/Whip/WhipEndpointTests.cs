using System.Net;
using Classroom.Relay.Whip.Sdp;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Tests.Whip;

/// <summary>WHIP and WHEP as far as HTTP and SDP go; media itself is tried by a real client elsewhere.</summary>
public sealed class WhipEndpointTests(WhipRelay relay) : IClassFixture<WhipRelay>
{
    private static string Publish => Offers.Text("obs-publish");

    private static string Play => Offers.Text("chromium-play");

    private string Administrator => relay.Token(Role.Administrator);

    public static TheoryData<string> Publishers => new("chromium-publish", "chromium-simulcast", "obs-publish", "obs-simulcast", "ffmpeg-publish", "gstreamer-publish", "werift-publish");

    [Theory]
    [MemberData(nameof(Publishers))]
    public async Task PostWhip_OfferOfARealClient_IsAnsweredWholeAndDeleted(string offer)
    {
        var name = $"trial-{offer}";
        using var created = await relay.Send(HttpMethod.Post, $"/whip/{name}", Administrator, Offers.Text(offer));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(SessionDescription.ContentType, created.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(created.Headers.ETag);
        var answer = await Answer(created);
        Assert.All(answer.Media, section => Assert.NotNull(section.Find("recvonly")));
        Assert.Contains(answer.Media[0].FindAll("candidate"), candidate => candidate.Contains("127.0.0.1", StringComparison.Ordinal));
        Assert.Equal([SourceKind.Camera, SourceKind.Microphone], relay.Sources.OfName(name).Select(source => source.Kind).Order());

        var session = created.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.OK, await Status(HttpMethod.Delete, session, Administrator));
        Assert.Empty(relay.Sources.OfName(name));
        Assert.Equal(HttpStatusCode.NotFound, await Status(HttpMethod.Delete, session, Administrator));
    }

    [Fact]
    public async Task PostWhip_NameAlreadyLive_IsAConflictUntilItEnds()
    {
        using var first = await relay.Send(HttpMethod.Post, "/whip/twice", Administrator, Publish);
        Assert.Equal(HttpStatusCode.Conflict, await Status(HttpMethod.Post, "/whip/twice", Administrator, Publish));

        await relay.Send(HttpMethod.Delete, first.Headers.Location!.ToString(), Administrator);
        using var second = await relay.Send(HttpMethod.Post, "/whip/twice", Administrator, Publish);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
    }

    [Fact]
    public async Task PostWhip_RefusedOffer_LeavesTheNameFree()
    {
        Assert.Equal(HttpStatusCode.NotAcceptable, await Status(HttpMethod.Post, "/whip/free", Administrator, Publish.Replace("opus/48000/2", "PCMU/8000", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(HttpMethod.Post, "/whip/free", Administrator, Publish.Replace("a=sendonly", "a=recvonly", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Created, await Status(HttpMethod.Post, "/whip/free", Administrator, Publish));
    }

    [Fact]
    public async Task PostWhip_RoomOfItsOwn_MakesItPresentAndPublishes()
    {
        var room = relay.Room(RoomKind.Receiving);
        var token = relay.Token(Role.Room, room.RoomId);
        using var created = await relay.Send(HttpMethod.Post, $"/whip/{Uri.EscapeDataString(room.Name)}", token, Publish);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.True(relay.Board.IsPresent(room.RoomId));
        Assert.Equal(2, relay.Sources.OfRoom(room.RoomId).Count);

        Assert.Equal(HttpStatusCode.Created, await Status(HttpMethod.Post, $"/whep/{room.RoomId}", token, Play));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(HttpMethod.Post, $"/whep/{room.RoomId}", relay.Token(Role.Room, relay.Room(RoomKind.Receiving, 1).RoomId), Play));

        await relay.Send(HttpMethod.Delete, created.Headers.Location!.ToString(), token);
        Assert.False(relay.Board.IsPresent(room.RoomId));
        Assert.Empty(relay.Sources.OfRoom(room.RoomId));
    }

    [Fact]
    public async Task PostWhip_InALesson_IsToldToTheLesson()
    {
        var room = relay.Room(RoomKind.Lecture);
        using var created = await relay.Send(HttpMethod.Post, $"/whip/{room.RoomId}", relay.Token(Role.Room, room.RoomId), Publish);
        var (lesson, refusal) = relay.Board.Start(room.RoomId, VideoCodec.H264);

        Assert.Null(refusal);
        Assert.Equal([SourceKind.Camera, SourceKind.Microphone], lesson!.State.Sources.Where(source => source.RoomId == room.RoomId).Select(source => source.Kind).Order());
        await relay.Send(HttpMethod.Delete, created.Headers.Location!.ToString(), Administrator);
        Assert.Empty(lesson.State.Sources);
    }

    [Fact]
    public async Task PostWhep_WhatIsPublished_IsAnsweredUnderThePlayersPayloadTypes()
    {
        using var published = await relay.Send(HttpMethod.Post, "/whip/watched", Administrator, Publish);
        using var played = await relay.Send(HttpMethod.Post, "/whep/watched", relay.Token(Role.Observer), Play);

        Assert.Equal(HttpStatusCode.Created, played.StatusCode);
        var answer = await Answer(played);
        Assert.All(answer.Media, section => Assert.NotNull(section.Find("sendonly")));
        Assert.Equal(["108", "109"], answer.Media[1].Formats);
    }

    [Fact]
    public async Task PostWhep_SourceEnds_EndsThePlayersSession()
    {
        using var published = await relay.Send(HttpMethod.Post, "/whip/ending", Administrator, Publish);
        using var played = await relay.Send(HttpMethod.Post, "/whep/ending", Administrator, Play);
        await relay.Send(HttpMethod.Delete, published.Headers.Location!.ToString(), Administrator);

        await relay.EndOf(played.Headers.Location!.ToString());
    }

    [Fact]
    public async Task PostWhep_OneSourceByItsIdentifier_RejectsTheOtherSection()
    {
        using var published = await relay.Send(HttpMethod.Post, "/whip/single", Administrator, Publish);
        var camera = relay.Sources.OfName("single").Single(source => source.Kind == SourceKind.Camera);
        using var played = await relay.Send(HttpMethod.Post, $"/whep/{camera.SourceId}", Administrator, Play);

        Assert.Equal([0, 9], (await Answer(played)).Media.Select(section => section.Port));
    }

    [Fact]
    public async Task PostWhep_PlayerWithoutTheCodec_IsNotAcceptable()
    {
        using var published = await relay.Send(HttpMethod.Post, "/whip/undecodable", Administrator, Publish);
        var offer = Offers.Text("aiortc-play").Replace("H264/90000", "H265/90000", StringComparison.Ordinal).Replace("opus/48000/2", "G722/8000", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotAcceptable, await Status(HttpMethod.Post, "/whep/undecodable", Administrator, offer));
    }

    [Fact]
    public async Task PostWhep_NothingThere_IsNotFound() => Assert.Equal(HttpStatusCode.NotFound, await Status(HttpMethod.Post, "/whep/nothing", Administrator, Play));

    [Theory]
    [InlineData("/whip/x")]
    [InlineData("/whep/x")]
    public async Task Post_WithoutOrWithAForgedToken_IsUnauthorized(string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(HttpMethod.Post, path, null, Publish));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(HttpMethod.Post, path, "forged", Publish));
    }

    [Theory]
    [InlineData(Role.Director)]
    [InlineData(Role.Observer)]
    [InlineData(Role.Teacher)]
    public async Task PostWhip_RoleThatPublishesNothing_IsForbidden(Role role) =>
        Assert.Equal(HttpStatusCode.Forbidden, await Status(HttpMethod.Post, "/whip/x", relay.Token(role), Publish));

    [Fact]
    public async Task PostWhip_AnotherRoomOrAnAdHocName_IsForbiddenToARoom()
    {
        var token = relay.Token(Role.Room, relay.Room(RoomKind.Lecture, 1).RoomId);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(HttpMethod.Post, $"/whip/{relay.Room(RoomKind.Lecture, 2).RoomId}", token, Publish));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(HttpMethod.Post, "/whip/x", token, Publish));
    }

    [Fact]
    public async Task Delete_SomebodyElsesSession_IsForbidden()
    {
        using var published = await relay.Send(HttpMethod.Post, "/whip/mine", Administrator, Publish);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(HttpMethod.Delete, published.Headers.Location!.ToString(), relay.Token(Role.Director)));
    }

    [Theory]
    [InlineData("nonsense", "application/sdp", HttpStatusCode.BadRequest)]
    [InlineData("v=0", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("", "application/sdp", HttpStatusCode.BadRequest)]
    public async Task PostWhip_BodyAmiss_IsToldInASentence(string body, string contentType, HttpStatusCode expected)
    {
        using var response = await relay.Send(HttpMethod.Post, "/whip/amiss", Administrator, body, contentType);
        Assert.Equal(expected, response.StatusCode);
        Assert.Contains("\"detail\":\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostWhip_BodyTooLarge_IsRefused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Status(HttpMethod.Post, "/whip/large", Administrator, new string('a', SdpLimits.MaxBytes + 1)));

    [Fact]
    public async Task PostWhip_NameThatCannotBe_IsRefused() =>
        Assert.Equal(HttpStatusCode.BadRequest, await Status(HttpMethod.Post, "/whip/a%20b", Administrator, Publish));

    [Fact]
    public async Task Patch_Session_IsNotImplemented() =>
        Assert.Equal(HttpStatusCode.NotImplemented, await Status(HttpMethod.Patch, "/whip/sessions/x", Administrator));

    [Fact]
    public async Task Options_Endpoint_TellsWhatItTakes()
    {
        using var response = await relay.Send(HttpMethod.Options, "/whip/x", null);
        Assert.Equal(SessionDescription.ContentType, response.Headers.GetValues("Accept-Post").Single());
    }

    private async Task<HttpStatusCode> Status(HttpMethod method, string path, string? token, string? offer = null)
    {
        using var response = await relay.Send(method, path, token, offer);
        return response.StatusCode;
    }

    private static async Task<SessionDescription> Answer(HttpResponseMessage response)
    {
        Assert.True(SessionDescription.TryParse(await response.Content.ReadAsStringAsync(), out var answer, out var problem), problem);
        return answer;
    }
}
