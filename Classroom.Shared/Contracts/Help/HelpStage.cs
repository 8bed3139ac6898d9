using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Help;

/// <summary>How far a ticket is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HelpStage>))]
public enum HelpStage
{
    /// <summary>The information centre has it on its wall.</summary>
    Asked,

    /// <summary>处理中: somebody sees to it.</summary>
    Taken,

    /// <summary>Done, or taken back by the room.</summary>
    Closed,
}
