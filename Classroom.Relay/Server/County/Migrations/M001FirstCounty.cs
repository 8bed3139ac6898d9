using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Classroom.Relay.County.Migrations;

/// <summary>
/// The first shape of the database. Written by hand and without column types where the provider's own choice is right, so that it serves SQLite and PostgreSQL;
/// a test compares its outcome with the model.
/// </summary>
[DbContext(typeof(CountyContext))]
[Migration("20261122000000_FirstCounty")]
internal sealed class M001FirstCounty : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreatePeople(migrationBuilder);
        CreateSchools(migrationBuilder);
        CreateRooms(migrationBuilder);
        CreateKeys(migrationBuilder);
    }

    private static void CreatePeople(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("People", table => new
        {
            Id = table.Column<string>(),
            Name = table.Column<string>(maxLength: 64),
            Role = table.Column<string>(maxLength: 16),
            UserName = table.Column<string>(maxLength: 256, nullable: true),
            NormalizedUserName = table.Column<string>(maxLength: 256, nullable: true),
            Email = table.Column<string>(maxLength: 256, nullable: true),
            NormalizedEmail = table.Column<string>(maxLength: 256, nullable: true),
            EmailConfirmed = table.Column<bool>(),
            PasswordHash = table.Column<string>(nullable: true),
            SecurityStamp = table.Column<string>(nullable: true),
            ConcurrencyStamp = table.Column<string>(nullable: true),
            PhoneNumber = table.Column<string>(nullable: true),
            PhoneNumberConfirmed = table.Column<bool>(),
            TwoFactorEnabled = table.Column<bool>(),
            LockoutEnd = table.Column<long>(nullable: true),
            LockoutEnabled = table.Column<bool>(),
            AccessFailedCount = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_People", p => p.Id));
        migrationBuilder.CreateIndex("EmailIndex", "People", "NormalizedEmail");
        migrationBuilder.CreateIndex("UserNameIndex", "People", "NormalizedUserName", unique: true);

        migrationBuilder.CreateTable("PersonClaims", table => new
        {
            Id = Counted(table.Column<int>()),
            UserId = table.Column<string>(),
            ClaimType = table.Column<string>(nullable: true),
            ClaimValue = table.Column<string>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_PersonClaims", c => c.Id);
            table.ForeignKey("FK_PersonClaims_People_UserId", c => c.UserId, "People", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_PersonClaims_UserId", "PersonClaims", "UserId");

        migrationBuilder.CreateTable("PersonLogins", table => new
        {
            LoginProvider = table.Column<string>(),
            ProviderKey = table.Column<string>(),
            ProviderDisplayName = table.Column<string>(nullable: true),
            UserId = table.Column<string>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_PersonLogins", l => new { l.LoginProvider, l.ProviderKey });
            table.ForeignKey("FK_PersonLogins_People_UserId", l => l.UserId, "People", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_PersonLogins_UserId", "PersonLogins", "UserId");

        migrationBuilder.CreateTable("PersonTokens", table => new
        {
            UserId = table.Column<string>(),
            LoginProvider = table.Column<string>(),
            Name = table.Column<string>(),
            Value = table.Column<string>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_PersonTokens", t => new { t.UserId, t.LoginProvider, t.Name });
            table.ForeignKey("FK_PersonTokens_People_UserId", t => t.UserId, "People", "Id", onDelete: ReferentialAction.Cascade);
        });
    }

    private static void CreateSchools(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Settings", table => new
        {
            Id = table.Column<int>(),
            Name = table.Column<string>(maxLength: 64),
            Demo = table.Column<bool>(),
        }, constraints: table => table.PrimaryKey("PK_Settings", s => s.Id));

        migrationBuilder.CreateTable("Districts", table => new
        {
            Id = Counted(table.Column<int>()),
            Name = table.Column<string>(maxLength: 64),
        }, constraints: table => table.PrimaryKey("PK_Districts", d => d.Id));
        migrationBuilder.CreateIndex("IX_Districts_Name", "Districts", "Name", unique: true);

        migrationBuilder.CreateTable("Schools", table => new
        {
            Id = Counted(table.Column<int>()),
            Name = table.Column<string>(maxLength: 64),
            DistrictId = table.Column<int>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Schools", s => s.Id);
            table.ForeignKey("FK_Schools_Districts_DistrictId", s => s.DistrictId, "Districts", "Id", onDelete: ReferentialAction.SetNull);
        });
        migrationBuilder.CreateIndex("IX_Schools_Name", "Schools", "Name", unique: true);
        migrationBuilder.CreateIndex("IX_Schools_DistrictId", "Schools", "DistrictId");
    }

    private static void CreateRooms(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Rooms", table => new
        {
            Id = table.Column<string>(maxLength: 32),
            Name = table.Column<string>(maxLength: 64),
            SchoolId = table.Column<int>(),
            Kind = table.Column<string>(maxLength: 16),
            Position = table.Column<int>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Rooms", r => r.Id);
            table.ForeignKey("FK_Rooms_Schools_SchoolId", r => r.SchoolId, "Schools", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Rooms_Name", "Rooms", "Name", unique: true);
        migrationBuilder.CreateIndex("IX_Rooms_SchoolId", "Rooms", "SchoolId");

        migrationBuilder.CreateTable("Pairings", table => new
        {
            LectureRoomId = table.Column<string>(maxLength: 32),
            ReceivingRoomId = table.Column<string>(maxLength: 32),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Pairings", p => new { p.LectureRoomId, p.ReceivingRoomId });
            table.ForeignKey("FK_Pairings_Rooms_LectureRoomId", p => p.LectureRoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
            table.ForeignKey("FK_Pairings_Rooms_ReceivingRoomId", p => p.ReceivingRoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Pairings_ReceivingRoomId", "Pairings", "ReceivingRoomId");
    }

    private static void CreateKeys(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Devices", table => new
        {
            Id = Counted(table.Column<int>()),
            RoomId = table.Column<string>(maxLength: 32),
            KeyHash = table.Column<byte[]>(),
            PairedAt = table.Column<long>(),
            WithdrawnAt = table.Column<long>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Devices", d => d.Id);
            table.ForeignKey("FK_Devices_Rooms_RoomId", d => d.RoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_Devices_KeyHash", "Devices", "KeyHash", unique: true);
        migrationBuilder.CreateIndex("IX_Devices_RoomId", "Devices", "RoomId");

        migrationBuilder.CreateTable("PairingOffers", table => new
        {
            Id = Counted(table.Column<int>()),
            RoomId = table.Column<string>(maxLength: 32),
            CodeHash = table.Column<byte[]>(),
            ExpiresAt = table.Column<long>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_PairingOffers", o => o.Id);
            table.ForeignKey("FK_PairingOffers_Rooms_RoomId", o => o.RoomId, "Rooms", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_PairingOffers_CodeHash", "PairingOffers", "CodeHash", unique: true);
        migrationBuilder.CreateIndex("IX_PairingOffers_RoomId", "PairingOffers", "RoomId", unique: true);
    }

    /// <summary>Lets the database number the rows, each in its own way; SQLite would otherwise reuse the number of a deleted last row.</summary>
    private static OperationBuilder<AddColumnOperation> Counted(OperationBuilder<AddColumnOperation> column)
        => column.Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
}
