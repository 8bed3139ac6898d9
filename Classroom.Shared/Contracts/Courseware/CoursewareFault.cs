using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Courseware;

/// <summary>Why a file cannot be courseware. The names, in camelCase, are also the codes of refused uploads.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CoursewareFault>))]
public enum CoursewareFault
{
    /// <summary>Neither PDF nor picture nor PPTX nor DOCX, judged by its content.</summary>
    UnsupportedFile,

    /// <summary>SVG, HTML or XML: files that may carry scripts are never taken.</summary>
    ActiveContent,

    /// <summary>The name's ending says something else than the content.</summary>
    WrongExtension,

    /// <summary>PPT or DOC of before 2007, or an office file with a password.</summary>
    OldOffice,

    /// <summary>A packed file that would unpack to far more than courseware is.</summary>
    PackedTooLarge,

    /// <summary>What arrived is not what was sent, by its SHA-256.</summary>
    Altered,

    /// <summary>The file cannot be read.</summary>
    Damaged,

    /// <summary>The PDF asks for a password.</summary>
    Locked,

    /// <summary>More pages than <see cref="ContractLimits.MaxCoursewarePages"/>.</summary>
    TooManyPages,

    /// <summary>PPTX and DOCX need LibreOffice, which the server does not have.</summary>
    OfficeMissing,

    /// <summary>The server lacks poppler-utils or FFmpeg.</summary>
    ConverterMissing,

    /// <summary>Converting took too long or too much memory.</summary>
    TooHeavy,

    /// <summary>A fault of the server, logged there; trying again may help.</summary>
    ServerTrouble,
}
