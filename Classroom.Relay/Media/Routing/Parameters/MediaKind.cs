namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>What a track carries.</summary>
public enum MediaKind
{
    Audio,
    Video,
}
