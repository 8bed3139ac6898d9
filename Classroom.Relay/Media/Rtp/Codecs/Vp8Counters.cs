namespace Classroom.Relay.Media.Rtp.Codecs;

/// <summary>The running numbers of a VP8 descriptor that a forwarder rewrites.</summary>
/// <param name="PictureId">15 bits.</param>
/// <param name="KeyIndex">5 bits.</param>
public readonly record struct Vp8Counters(ushort PictureId, byte Tl0PicIdx, byte KeyIndex);
