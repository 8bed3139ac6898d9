namespace Classroom.Relay.Hosting.Doctor;

/// <summary>A sentence in both languages.</summary>
internal sealed record Words(string Chinese, string English)
{
    public string In(bool chinese) => chinese ? Chinese : English;
}
