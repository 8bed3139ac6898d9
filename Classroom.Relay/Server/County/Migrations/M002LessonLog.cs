using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Classroom.Relay.County.Migrations;

/// <summary>Lessons and their logs.</summary>
[DbContext(typeof(CountyContext))]
[Migration("20261122090000_LessonLog")]
internal sealed class M002LessonLog : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Lessons", table => new
        {
            Id = table.Column<string>(maxLength: 64),
            LectureRoomId = table.Column<string>(maxLength: 32),
            StartedAt = table.Column<long>(),
            EndedAt = table.Column<long>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_Lessons", l => l.Id));
        migrationBuilder.CreateIndex("IX_Lessons_EndedAt", "Lessons", "EndedAt");

        migrationBuilder.CreateTable("LessonEvents", table => new
        {
            LessonId = table.Column<string>(maxLength: 64),
            Seq = table.Column<long>(),
            TimeMs = table.Column<long>(),
            Actor = table.Column<string>(maxLength: 256),
            CommandId = table.Column<string>(maxLength: 64, nullable: true),
            Body = table.Column<string>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_LessonEvents", e => new { e.LessonId, e.Seq });
            table.ForeignKey("FK_LessonEvents_Lessons_LessonId", e => e.LessonId, "Lessons", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}
