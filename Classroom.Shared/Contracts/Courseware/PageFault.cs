using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Courseware;

/// <summary>What is wrong with one page.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PageFault>))]
public enum PageFault
{
    /// <summary>No picture of it could be made.</summary>
    Broken,

    /// <summary>A picture was made, but parts of the page could not be read.</summary>
    Incomplete,
}
