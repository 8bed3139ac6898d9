namespace Classroom.Shared.Contracts.Lessons;

/// <summary>What happened. On the wire the member "type" names the case: the record's name in camelCase.</summary>
[ContractUnion]
public abstract record LessonEventBody;
