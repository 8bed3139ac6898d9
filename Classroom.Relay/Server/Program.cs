using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Relay.Hosting;

var options = new RelayOptions();
var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseUrls($"http://*:{options.Port}");
builder.Services.AddCounty(options).AddAccounts(options);
var app = builder.Build();
app.UseAccounts();
app.MapAccounts();
app.Run();
