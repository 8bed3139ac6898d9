namespace Classroom.Relay.Hosting.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="What">What was found.</param>
/// <param name="Mend">What to do about it; null when it is good.</param>
internal sealed record Finding(Verdict Verdict, Words What, Words? Mend = null)
{
    public static Finding Good(string chinese, string english) => new(Verdict.Good, new Words(chinese, english));
}
