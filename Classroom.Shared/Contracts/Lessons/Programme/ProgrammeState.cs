namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>The programme of a lesson and the desk it is made at. Desk, preview and presets are told to directors only.</summary>
/// <param name="Desk">Who holds the lesson, or null.</param>
/// <param name="Asking">Directors who ask for it, the first first.</param>
/// <param name="OnAir">What the receiving rooms see; holds while the mode is not <see cref="ProgrammeMode.Teacher"/>.</param>
/// <param name="OnAirSinceMs">Lesson time when it was taken.</param>
/// <param name="MixMs">How long the change to it lasted, in ms; 0 was a cut.</param>
/// <param name="Former">The scene before, while the mix from it runs: it is seen too, and moves. Null otherwise.</param>
/// <param name="Takes">How often a scene was put on air.</param>
/// <param name="Lost">A source that was lost on air since the last take and is not back, or null.</param>
/// <param name="NoSignal">Identifiers of sources that have not ended and of which nothing arrives.</param>
/// <param name="Presets">By place.</param>
public sealed record ProgrammeState(
    Director? Desk,
    IReadOnlyList<Director> Asking,
    ProgrammeMode Mode,
    Scene Preview,
    Scene OnAir,
    long OnAirSinceMs,
    int MixMs,
    Scene? Former,
    int Takes,
    LostSource? Lost,
    IReadOnlyList<string> NoSignal,
    IReadOnlyList<ScenePreset> Presets,
    Crawl? Crawl,
    Mixer Mixer)
{
    /// <summary>Before the lesson: the teacher decides.</summary>
    public static ProgrammeState Empty { get; } = new(null, [], ProgrammeMode.Teacher, Scene.Black, Scene.Black, 0, 0, null, 0, null, [], [], null, Mixer.Open);
}
