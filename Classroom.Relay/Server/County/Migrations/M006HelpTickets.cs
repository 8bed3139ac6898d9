using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Classroom.Relay.County.Migrations;

/// <summary>Rooms' calls for help.</summary>
[DbContext(typeof(CountyContext))]
[Migration("20261122120000_HelpTickets")]
internal sealed class M006HelpTickets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("HelpTickets", table => new
        {
            Id = table.Column<string>(maxLength: 64),
            RoomId = table.Column<string>(maxLength: 32),
            RoomName = table.Column<string>(maxLength: 64),
            School = table.Column<string>(maxLength: 64),
            LessonId = table.Column<string>(maxLength: 64, nullable: true),
            AskedBy = table.Column<string>(maxLength: 64),
            AskedAt = table.Column<long>(),
            Stage = table.Column<string>(maxLength: 16),
            Handler = table.Column<string>(maxLength: 64, nullable: true),
            TakenAt = table.Column<long>(nullable: true),
            ClosedAt = table.Column<long>(nullable: true),
            Link = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_HelpTickets", t => t.Id));
        migrationBuilder.CreateIndex("IX_HelpTickets_Stage", "HelpTickets", "Stage");
    }
}
