using Classroom.Shared.Kiosk;

// The observation room's app on a fixed PC: dotnet run --project Classroom.Director -- --relay URL
return await KioskHost.RunAsync(args, basePath: "/director", port: 8082);
