using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Classroom.Relay.County.Migrations;

/// <summary>Courseware: uploaded files, their contents stored once, and the pages made of them.</summary>
[DbContext(typeof(CountyContext))]
[Migration("20261122110000_Courseware")]
internal sealed class M003Courseware : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("CoursewareContents", table => new
        {
            Hash = table.Column<string>(maxLength: 64),
            State = table.Column<string>(maxLength: 16),
            Fault = table.Column<string>(maxLength: 32, nullable: true),
            PageCount = table.Column<int>(),
            TaughtAt = table.Column<long>(nullable: true),
            AddedAt = table.Column<long>(),
        }, constraints: table => table.PrimaryKey("PK_CoursewareContents", c => c.Hash));

        migrationBuilder.CreateTable("ContentPages", table => new
        {
            ContentHash = table.Column<string>(maxLength: 64),
            Number = table.Column<int>(),
            Fault = table.Column<string>(maxLength: 16, nullable: true),
            Images = table.Column<string>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_ContentPages", p => new { p.ContentHash, p.Number });
            table.ForeignKey("FK_ContentPages_CoursewareContents_ContentHash", p => p.ContentHash, "CoursewareContents", "Hash", onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("CoursewareFiles", table => new
        {
            Id = table.Column<string>(maxLength: 32),
            RoomId = table.Column<string>(maxLength: 32),
            Name = table.Column<string>(maxLength: 128),
            Bytes = table.Column<long>(),
            ExpectedHash = table.Column<string>(maxLength: 64, nullable: true),
            ContentHash = table.Column<string>(maxLength: 64, nullable: true),
            Prepared = table.Column<bool>(),
            AddedAt = table.Column<long>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_CoursewareFiles", f => f.Id);
            table.ForeignKey("FK_CoursewareFiles_CoursewareContents_ContentHash", f => f.ContentHash, "CoursewareContents", "Hash", onDelete: ReferentialAction.Restrict);
            table.ForeignKey("FK_CoursewareFiles_Rooms_RoomId", f => f.RoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_CoursewareFiles_RoomId", "CoursewareFiles", "RoomId");
        migrationBuilder.CreateIndex("IX_CoursewareFiles_ContentHash", "CoursewareFiles", "ContentHash");
    }
}
