using Classroom.Relay.Accounts;
using Classroom.Relay.Cards;
using Classroom.Relay.County;
using Classroom.Relay.Courseware;
using Classroom.Relay.Help;
using Classroom.Relay.Hosting.Https;
using Classroom.Relay.Journal;
using Classroom.Relay.Metrics;
using Classroom.Relay.Quiz;
using Classroom.Relay.Reports;
using Classroom.Relay.Signaling;
using Classroom.Relay.Situation;
using Classroom.Relay.Timetable;
using Classroom.Relay.Udp;
using Classroom.Relay.Web;
using Classroom.Relay.Whip;

namespace Classroom.Relay.Hosting;

/// <summary>Puts the relay together from its folders, in the one order that works.</summary>
public static class RelayApplication
{
    /// <summary>A relay ready to run. The data folder is opened here; ports are taken at the start.</summary>
    /// <param name="adjust">Last word on the builder, for tests.</param>
    public static WebApplication Build(RelayOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = RelaySettings.NewBuilder();
        builder.AddHosting(options);
        builder.Services.AddCounty(options, builder.Configuration).AddTimetable().AddJournal().AddAccounts(options).AddMediaPlane(builder.Configuration).AddSignaling().AddQuiz().AddWhip().AddCourseware().AddRelayMetrics().AddHelp().AddSituation();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.Services.BeginCounty();
        app.UseHttpsRedirect(options);
        app.UseWebSockets();
        app.UseAccounts();
        app.MapAccounts();
        app.MapCounty();
        app.MapCards();
        app.MapCountyAuthority(options);
        app.MapSignaling();
        app.MapQuiz();
        app.MapWhip();
        app.MapCourseware();
        app.MapRelayMetrics();
        app.MapReports();
        app.MapHelp();
        app.MapTimetable();
        app.MapWebApps();
        return app;
    }
}
