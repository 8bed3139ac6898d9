using Classroom.Relay.Hosting;

RelayApplication.Build(new RelayOptions()).Run();
