using Classroom.Shared.ContractGenerator;

// Writes Classroom.Shared/web/src/contracts from the C# contracts: dotnet run --project Classroom.Shared/ContractGenerator
var folder = ContractFiles.FindFolder(AppContext.BaseDirectory);
Directory.CreateDirectory(folder);
foreach (var stale in Directory.EnumerateFiles(folder, "*.ts"))
{
    File.Delete(stale);
}

var files = ContractFiles.Generate();
foreach (var (name, text) in files)
{
    File.WriteAllText(Path.Combine(folder, name), text);
}

Console.WriteLine($"{files.Count} files written to {folder}");
