using System.Text.Json;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Tests.Contracts;

public sealed class ContractJsonTests
{
    private static string Write<T>(T value) => JsonSerializer.Serialize(value, ContractJson.Options);

    private static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ContractJson.Options);

    [Fact]
    public void Write_NullableWithDefault_IsLeftOut() => Assert.Equal("""{"ssrc":4294967295}""", Write(new RtpEncodingParameters(uint.MaxValue)));

    [Fact]
    public void Write_NullableWithoutDefault_IsNull() => Assert.Equal("""{"consumerId":"c","layer":null}""", Write(new SetLayerRequest("c", null)));

    [Fact]
    public void Write_MidOfNull_IsLeftOut() => Assert.Equal("""{"codecs":[]}""", Write(new RtpParameters(null, [])));

    [Fact]
    public void Write_FormatParameters_AreBareValues()
    {
        var codec = new RtpCodecParameters("video/H264", 108, 90000, null, new Dictionary<string, FormatParameter> { ["packetization-mode"] = 1, ["profile-level-id"] = "42e01f" });
        Assert.Contains("\"parameters\":{\"packetization-mode\":1,\"profile-level-id\":\"42e01f\"}", Write(codec), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EventBody_CarriesItsCase() => Assert.Equal("""{"type":"roomJoined","roomId":"r"}""", Write<LessonEventBody>(new RoomJoined("r")));

    [Fact]
    public void Read_CaseAfterOtherMembers_IsUnderstood() => Assert.Equal(new RoomJoined("r"), Read<LessonEventBody>("""{"roomId":"r","type":"roomJoined"}"""));

    [Fact]
    public void Read_OptionalMembersMissing_TakeTheirDefault() => Assert.Equal(new RtcpFeedback("nack"), Read<RtcpFeedback>("""{"type":"nack"}"""));

    [Fact]
    public void Read_UnknownMember_IsPassedOver() => Assert.Equal(new EnterRequest("i"), Read<EnterRequest>("""{"instanceId":"i","later":[1]}"""));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"instanceId":null}""")]
    [InlineData("""{"instanceId":1}""")]
    [InlineData("""{"InstanceId":"i"}""")]
    public void Read_RequiredMemberAmiss_IsRefused(string json) => Assert.Throws<JsonException>(() => Read<EnterRequest>(json));

    [Fact]
    public void Read_NullInAList_IsRefused() => Assert.Throws<JsonException>(() => Read<ConsumersRequest>("""{"consumerIds":["a",null]}"""));

    [Theory]
    [InlineData("1")]
    [InlineData("\"both\"")]
    public void Read_EnumAmiss_IsRefused(string value) =>
        Assert.Throws<JsonException>(() => Read<CreateTransportRequest>($$"""{"routerId":"r","direction":{{value}}}"""));

    [Theory]
    [InlineData("1.5")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Read_FormatParameterAmiss_IsRefused(string value) => Assert.Throws<JsonException>(() => Read<FormatParameter>(value));
}
