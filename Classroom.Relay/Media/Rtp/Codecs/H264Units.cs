namespace Classroom.Relay.Media.Rtp.Codecs;

/// <summary>Kinds of NAL units begun in one H264 packet that matter to forwarding.</summary>
[Flags]
public enum H264Units
{
    None = 0,

    /// <summary>Type 5: a slice of a picture that depends on nothing before it.</summary>
    Idr = 1,

    /// <summary>Type 7: sequence parameter set; a decoder starts only after one.</summary>
    SequenceParameters = 2,

    /// <summary>Type 8: picture parameter set.</summary>
    PictureParameters = 4,
}
