using Classroom.Shared.ContractGenerator;

namespace Classroom.Shared.Tests.Contracts;

public sealed class GeneratedTypeScriptTests
{
    [Fact]
    public void CheckedInFiles_AgainstTheContracts_AreTheSame()
    {
        var folder = ContractFiles.FindFolder(AppContext.BaseDirectory);
        var expected = ContractFiles.Generate();

        var present = Directory.EnumerateFiles(folder, "*.ts").Select(Path.GetFileName).Order(StringComparer.Ordinal);
        var stale = expected.Where(file => !File.Exists(Path.Combine(folder, file.Key)) || File.ReadAllText(Path.Combine(folder, file.Key)) != file.Value);

        Assert.True(
            stale.FirstOrDefault().Key is null && present.SequenceEqual(expected.Keys),
            $"The TypeScript contracts differ from the C# contracts ({stale.FirstOrDefault().Key ?? "a file too many"}). Run: {ContractFiles.Command}");
    }

    [Fact]
    public void Generate_AllowedValues_BecomeAUnion() =>
        Assert.Contains("kind: 'audio' | 'video';", ContractFiles.Generate()["media.ts"], StringComparison.Ordinal);

    [Fact]
    public void Generate_PolymorphicRecord_BecomesADiscriminatedUnion()
    {
        var lessons = ContractFiles.Generate()["lessons.ts"];
        Assert.Contains("export interface RoomJoined {\n  type: 'roomJoined';\n  roomId: string;\n}", lessons, StringComparison.Ordinal);
        Assert.Contains("export type LessonEventBody =\n  | ", lessons, StringComparison.Ordinal);
        Assert.Contains("\n  | LessonStarted\n", lessons, StringComparison.Ordinal);
        Assert.Contains("export type FloorEvent =\n  | CallEnded\n", ContractFiles.Generate()["lessonsFloor.ts"], StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_NullableMember_IsNullOrOptionalByItsDefault()
    {
        var hub = ContractFiles.Generate()["hub.ts"];
        Assert.Contains("layer: number | null;", hub, StringComparison.Ordinal);
        Assert.Contains("layer?: number;", hub, StringComparison.Ordinal);
        Assert.Contains("export interface Reply<T> {\n  value: T | null;\n  error: RelayError | null;\n}", hub, StringComparison.Ordinal);
    }
}
