using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>What a mark is, and with that what its points mean.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InkKind>))]
public enum InkKind
{
    /// <summary>A stroke, broader where the pen pressed harder. Points along it.</summary>
    Pen,

    /// <summary>A translucent stroke of one breadth. Points along it.</summary>
    Marker,

    /// <summary>A straight line. Two points: its ends.</summary>
    Line,

    /// <summary>A straight line with a head at its second end. Two points.</summary>
    Arrow,

    /// <summary>Two points: opposite corners.</summary>
    Rectangle,

    /// <summary>Two points: opposite corners of the box around it.</summary>
    Ellipse,

    /// <summary>Words. One point: the top left corner of the first line.</summary>
    Text,
}
