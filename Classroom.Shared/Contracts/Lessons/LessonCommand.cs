namespace Classroom.Shared.Contracts.Lessons;

/// <summary>What a client asks of a lesson. On the wire the member "type" names the case: the record's name in camelCase.</summary>
[ContractUnion]
public abstract record LessonCommand;
