using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Classroom.Relay.County.Migrations;

/// <summary>Planned lessons.</summary>
[DbContext(typeof(CountyContext))]
[Migration("20261122151500_Timetable")]
internal sealed class M007Timetable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Plans", table => new
        {
            Id = table.Column<string>(maxLength: 32),
            LectureRoomId = table.Column<string>(maxLength: 32),
            Subject = table.Column<string>(maxLength: 32),
            Title = table.Column<string>(maxLength: 32),
            StartsAt = table.Column<long>(),
            EndsAt = table.Column<long>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Plans", p => p.Id);
            table.ForeignKey("FK_Plans_Rooms_LectureRoomId", p => p.LectureRoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Plans_StartsAt", "Plans", "StartsAt");
        migrationBuilder.CreateIndex("IX_Plans_LectureRoomId", "Plans", "LectureRoomId");

        migrationBuilder.CreateTable("PlanReceivers", table => new
        {
            PlanId = table.Column<string>(maxLength: 32),
            RoomId = table.Column<string>(maxLength: 32),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_PlanReceivers", r => new { r.PlanId, r.RoomId });
            table.ForeignKey("FK_PlanReceivers_Plans_PlanId", r => r.PlanId, "Plans", "Id", onDelete: ReferentialAction.Cascade);
            table.ForeignKey("FK_PlanReceivers_Rooms_RoomId", r => r.RoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_PlanReceivers_RoomId", "PlanReceivers", "RoomId");
    }
}
