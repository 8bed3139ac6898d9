using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Classroom.Relay.County.Migrations;

/// <summary>Questions that lecture rooms have prepared.</summary>
[DbContext(typeof(CountyContext))]
[Migration("20261122120000_PreparedQuestions")]
internal sealed class M004PreparedQuestions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("QuestionLists", table => new
    {
        RoomId = table.Column<string>(maxLength: 32),
        Body = table.Column<string>(),
    }, constraints: table =>
    {
        table.PrimaryKey("PK_QuestionLists", q => q.RoomId);
        table.ForeignKey("FK_QuestionLists_Rooms_RoomId", q => q.RoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
    });
}
