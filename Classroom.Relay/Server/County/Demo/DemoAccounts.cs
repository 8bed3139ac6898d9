using Bogus;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.County.Demo;

/// <summary>The people of the demo county. Their passwords are printed at every start and stand in the README; they exist nowhere else.</summary>
public static class DemoAccounts
{
    private const int Seed = 20260902;

    private static readonly (string UserName, Role Role)[] Roles =
    [
        ("admin", Role.Administrator),
        ("director", Role.Director),
        ("teacher", Role.Teacher),
        ("observer", Role.Observer),
    ];

    /// <summary>One account per role a person can have.</summary>
    public static IReadOnlyList<DemoAccount> All { get; } = Build();

    private static DemoAccount[] Build()
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(Seed) };
        return [.. Roles.Select(entry => new DemoAccount(entry.UserName, faker.Name.LastName() + faker.Name.FirstName(), entry.Role, $"{entry.UserName}-qingqu"))];
    }
}
