using Classroom.Shared.Kiosk;

// The classroom app on a fixed PC: dotnet run --project Classroom.Endpoint -- --relay URL
return await KioskHost.RunAsync(args, basePath: "/room", port: 8081);
