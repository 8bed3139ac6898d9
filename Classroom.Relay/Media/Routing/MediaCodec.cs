namespace Classroom.Relay.Media.Routing;

/// <summary>Codecs whose payloads the relay looks into.</summary>
internal enum MediaCodec
{
    Opus,
    H264,
    Vp8,
}
