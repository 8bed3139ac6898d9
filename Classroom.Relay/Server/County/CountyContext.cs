using Classroom.Relay.Accounts;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Classroom.Relay.County;

/// <summary>
/// The county's database: people, schools, rooms with their keys and classes, lessons and their logs, courseware. A person has one role, which is a column, so Identity's role tables are left out.
/// Times are stored as milliseconds since 1970 (UTC), which every provider can compare.
/// </summary>
public sealed class CountyContext(DbContextOptions<CountyContext> options) : IdentityUserContext<Person>(options)
{
    private const int NameLength = 64;

    public DbSet<CountySettings> Settings => Set<CountySettings>();

    public DbSet<District> Districts => Set<District>();

    public DbSet<School> Schools => Set<School>();

    public DbSet<Room> Rooms => Set<Room>();

    public DbSet<RoomPairing> Pairings => Set<RoomPairing>();

    public DbSet<RoomDevice> Devices => Set<RoomDevice>();

    public DbSet<PairingOffer> PairingOffers => Set<PairingOffer>();

    public DbSet<Pupil> Pupils => Set<Pupil>();

    public DbSet<HelpRecord> HelpTickets => Set<HelpRecord>();

    public DbSet<PlanRecord> Plans => Set<PlanRecord>();

    public DbSet<LessonRecord> Lessons => Set<LessonRecord>();

    public DbSet<QuestionList> QuestionLists => Set<QuestionList>();

    public DbSet<LessonEventRecord> LessonEvents => Set<LessonEventRecord>();

    public DbSet<CoursewareFile> CoursewareFiles => Set<CoursewareFile>();

    public DbSet<CoursewareContent> CoursewareContents => Set<CoursewareContent>();

    public DbSet<ContentPage> ContentPages => Set<ContentPage>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ConfigurePeople(builder);
        ConfigureSchools(builder);
        ConfigureRooms(builder);
        ConfigureClasses(builder);
        ConfigureHelp(builder);
        ConfigurePlans(builder);
        ConfigureLessons(builder);
        ConfigureCourseware(builder);
    }

    private static void ConfigurePeople(ModelBuilder builder)
    {
        builder.Entity<Person>(person =>
        {
            person.ToTable("People");
            person.Property(p => p.Name).HasMaxLength(NameLength);
            person.Property(p => p.Role).HasConversion<string>().HasMaxLength(16);
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("PersonClaims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("PersonLogins");
        builder.Entity<IdentityUserToken<string>>().ToTable("PersonTokens");
    }

    private static void ConfigureSchools(ModelBuilder builder)
    {
        builder.Entity<CountySettings>(settings =>
        {
            settings.Property(s => s.Id).ValueGeneratedNever();
            settings.Property(s => s.Name).HasMaxLength(NameLength);
        });
        builder.Entity<District>(district =>
        {
            district.Property(d => d.Name).HasMaxLength(NameLength);
            district.HasIndex(d => d.Name).IsUnique();
        });
        builder.Entity<School>(school =>
        {
            school.Property(s => s.Name).HasMaxLength(NameLength);
            school.HasIndex(s => s.Name).IsUnique();
            school.HasOne(s => s.District).WithMany(d => d.Schools).HasForeignKey(s => s.DistrictId).OnDelete(DeleteBehavior.SetNull);
        });
    }

    private static void ConfigureRooms(ModelBuilder builder)
    {
        builder.Entity<Room>(room =>
        {
            room.Property(r => r.Id).HasMaxLength(32);
            room.Property(r => r.Name).HasMaxLength(NameLength);
            room.Property(r => r.Kind).HasConversion<string>().HasMaxLength(16);
            room.HasIndex(r => r.Name).IsUnique();
            room.HasOne(r => r.School).WithMany(s => s.Rooms).HasForeignKey(r => r.SchoolId);
        });
        builder.Entity<RoomPairing>(pairing =>
        {
            pairing.HasKey(p => new { p.LectureRoomId, p.ReceivingRoomId });
            pairing.HasOne(p => p.LectureRoom).WithMany(r => r.Receivers).HasForeignKey(p => p.LectureRoomId);
            pairing.HasOne(p => p.ReceivingRoom).WithMany().HasForeignKey(p => p.ReceivingRoomId);
        });
        builder.Entity<RoomDevice>(device =>
        {
            device.HasIndex(d => d.KeyHash).IsUnique();
            device.HasOne(d => d.Room).WithMany(r => r.Devices).HasForeignKey(d => d.RoomId);
        });
        builder.Entity<QuestionList>(list =>
        {
            list.HasKey(q => q.RoomId);
            list.HasOne<Room>().WithOne().HasForeignKey<QuestionList>(q => q.RoomId);
        });
        builder.Entity<PairingOffer>(offer =>
        {
            offer.HasIndex(o => o.CodeHash).IsUnique();
            offer.HasIndex(o => o.RoomId).IsUnique();
            offer.HasOne(o => o.Room).WithOne().HasForeignKey<PairingOffer>(o => o.RoomId);
        });
    }

    private static void ConfigureClasses(ModelBuilder builder) => builder.Entity<Pupil>(pupil =>
    {
        pupil.HasKey(p => new { p.RoomId, p.Seat });
        pupil.Property(p => p.RoomId).HasMaxLength(32);
        pupil.Property(p => p.Name).HasMaxLength(NameLength);
        pupil.HasOne<Room>().WithMany(r => r.Pupils).HasForeignKey(p => p.RoomId);
    });

    private static void ConfigureHelp(ModelBuilder builder) => builder.Entity<HelpRecord>(ticket =>
    {
        ticket.Property(t => t.Id).HasMaxLength(64);
        ticket.Property(t => t.RoomId).HasMaxLength(32);
        ticket.Property(t => t.RoomName).HasMaxLength(NameLength);
        ticket.Property(t => t.School).HasMaxLength(NameLength);
        ticket.Property(t => t.LessonId).HasMaxLength(64);
        ticket.Property(t => t.AskedBy).HasMaxLength(NameLength);
        ticket.Property(t => t.Stage).HasConversion<string>().HasMaxLength(16);
        ticket.Property(t => t.Handler).HasMaxLength(NameLength);
        ticket.HasIndex(t => t.Stage);
    });

    private static void ConfigurePlans(ModelBuilder builder)
    {
        builder.Entity<PlanRecord>(plan =>
        {
            plan.ToTable("Plans");
            plan.Property(p => p.Id).HasMaxLength(32);
            plan.Property(p => p.LectureRoomId).HasMaxLength(32);
            plan.Property(p => p.Subject).HasMaxLength(ContractLimits.MaxPlanText);
            plan.Property(p => p.Title).HasMaxLength(ContractLimits.MaxPlanText);
            plan.HasIndex(p => p.StartsAt);
            plan.HasOne<Room>().WithMany().HasForeignKey(p => p.LectureRoomId);
            plan.HasMany(p => p.Receivers).WithOne().HasForeignKey(r => r.PlanId);
        });
        builder.Entity<PlanReceiver>(receiver =>
        {
            receiver.ToTable("PlanReceivers");
            receiver.HasKey(r => new { r.PlanId, r.RoomId });
            receiver.Property(r => r.RoomId).HasMaxLength(32);
            receiver.HasOne<Room>().WithMany().HasForeignKey(r => r.RoomId);
        });
    }

    private static void ConfigureLessons(ModelBuilder builder)
    {
        builder.Entity<LessonRecord>(lesson =>
        {
            lesson.Property(l => l.Id).HasMaxLength(64);
            lesson.Property(l => l.LectureRoomId).HasMaxLength(32);
            lesson.HasIndex(l => l.EndedAt);
            lesson.HasMany(l => l.Events).WithOne().HasForeignKey(e => e.LessonId);
        });
        builder.Entity<LessonEventRecord>(entry =>
        {
            entry.HasKey(e => new { e.LessonId, e.Seq });
            entry.Property(e => e.Actor).HasMaxLength(256);
            entry.Property(e => e.CommandId).HasMaxLength(64);
        });
    }

    private static void ConfigureCourseware(ModelBuilder builder)
    {
        builder.Entity<CoursewareFile>(file =>
        {
            file.Property(f => f.Id).HasMaxLength(32);
            file.Property(f => f.RoomId).HasMaxLength(32);
            file.Property(f => f.Name).HasMaxLength(ContractLimits.MaxCoursewareName);
            file.Property(f => f.ExpectedHash).HasMaxLength(64);
            file.Property(f => f.ContentHash).HasMaxLength(64);
            file.HasOne(f => f.Room).WithMany().HasForeignKey(f => f.RoomId);
            file.HasOne(f => f.Content).WithMany().HasForeignKey(f => f.ContentHash).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CoursewareContent>(content =>
        {
            content.HasKey(c => c.Hash);
            content.Property(c => c.Hash).HasMaxLength(64);
            content.Property(c => c.State).HasConversion<string>().HasMaxLength(16);
            content.Property(c => c.Fault).HasConversion<string>().HasMaxLength(32);
            content.HasMany(c => c.Pages).WithOne().HasForeignKey(p => p.ContentHash);
        });
        builder.Entity<ContentPage>(page =>
        {
            page.HasKey(p => new { p.ContentHash, p.Number });
            page.Property(p => p.Fault).HasConversion<string>().HasMaxLength(16);
        });
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
