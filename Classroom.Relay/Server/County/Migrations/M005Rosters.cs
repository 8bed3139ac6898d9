using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Classroom.Relay.County.Migrations;

/// <summary>Class lists of receiving rooms.</summary>
[DbContext(typeof(CountyContext))]
[Migration("20261122113000_Rosters")]
internal sealed class M005Rosters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("Pupils", table => new
    {
        RoomId = table.Column<string>(maxLength: 32),
        Seat = table.Column<int>(),
        Name = table.Column<string>(maxLength: 64),
    }, constraints: table =>
    {
        table.PrimaryKey("PK_Pupils", p => new { p.RoomId, p.Seat });
        table.ForeignKey("FK_Pupils_Rooms_RoomId", p => p.RoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
    });
}
