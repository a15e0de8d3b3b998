using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;

namespace Tlpipe.Pipeline.Tests.Caching;

public sealed class Keeping_the_cache_small
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_not_used_for_the_longest_time_goes_first_and_damaged_entries_before_all_others()
    {
        using var cache = new Shelf();
        cache.Artifact("a", 100, hoursAgo: 5);
        cache.Features("b", 100, hoursAgo: 4);
        cache.Checkpoint("c", 100, hoursAgo: 3);
        cache.Artifact("d", 100, hoursAgo: 2);
        cache.Corrupt("e", 100, hoursAgo: 1);

        Assert.Equal(["e"], cache.Prune(new() { MaximumSize = 400 }));
        Assert.Equal(["a", "b"], cache.Prune(new() { MaximumSize = 250 }));
        Assert.Empty(cache.Prune(new() { MaximumSize = 200 }));
        Assert.Equal(["c", "d"], cache.Prune(new() { MaximumSize = 1 }));
        Assert.Equal(0, cache.Size);
    }

    [Fact]
    public void What_is_older_than_a_time_goes_and_a_dry_run_only_says_so()
    {
        using var cache = new Shelf();
        cache.Artifact("a", 10, hoursAgo: 49);
        cache.Corrupt("b", 10, hoursAgo: 50);
        cache.Artifact("c", 10, hoursAgo: 47);
        var request = new PruneRequest { UsedBefore = Noon - TimeSpan.FromDays(2) };

        Assert.Equal(["b", "a"], cache.Prune(request with { IsDryRun = true }));
        Assert.Equal(30, cache.Size);
        Assert.Equal(["b", "a"], cache.Prune(request));
        Assert.Equal(10, cache.Size);
    }

    [Fact]
    public void What_somebody_holds_stays_and_so_do_the_features_that_were_used_since()
    {
        using var cache = new Shelf();
        cache.Artifact("a", 10, hoursAgo: 9);
        cache.Artifact("b", 10, hoursAgo: 8);
        cache.Checkpoint("c", 10, hoursAgo: 7);
        cache.Features("d", 10, hoursAgo: 6);
        cache.Features("e", 10, hoursAgo: 2);
        using (cache.Share("a"))
        using (cache.Hold("c", hoursAgo: 4))
        {
            Assert.Equal(["b", "d"], cache.Prune(new() { All = true }));
            Assert.Equal(30, cache.Size);
        }

        Assert.Equal(["a", "c", "e"], cache.Prune(new() { All = true }));
    }

    [Fact]
    public void What_a_killed_process_had_begun_goes_after_an_hour_and_its_lock_after_a_day()
    {
        using var cache = new Shelf();
        cache.Unfinished("a", 10, hoursAgo: 2);
        cache.Unfinished("b", 10, hoursAgo: 0.5);
        cache.Lock("c", hoursAgo: 25);
        cache.Lock("d", hoursAgo: 23);

        Assert.Equal(["a", "c"], cache.Prune(new() { MaximumSize = 1000 }, withLocks: true));
    }

    [Fact]
    public void Everything_of_a_cache_can_go()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("street.model.yaml", Models.Street(strategy: "frozen", epochs: 1)));
        var layout = new CacheLayout(workshop.CacheFolder);
        Assert.Contains(CacheInventory.List(layout), entry => entry.Kind == CacheEntryKind.Features);

        var result = new CachePruner(layout, TimeProvider.System).Prune(new() { All = true });

        Assert.Equal(0, result.Remaining);
        Assert.Empty(result.InUse);
        Assert.Equal(".guard", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(workshop.CacheFolder, "*", SearchOption.AllDirectories))));
    }

    [Fact]
    public void A_build_that_adds_to_a_full_cache_makes_room()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 1)));
        var first = workshop.CachedArtifact;
        var size = CacheInventory.List(new(workshop.CacheFolder)).Sum(entry => entry.Size);
        workshop.Always = options => options with { CacheLimit = size + 1000 };

        workshop.Build(workshop.Write("other.model.yaml", Models.Street(epochs: 1, name: "other", seed: "4")));

        Assert.NotEqual(first, workshop.CachedArtifact);
    }

    [Fact]
    public void Taking_a_model_or_features_from_the_cache_counts_as_use()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(strategy: "frozen", epochs: 1));
        workshop.Build(file);
        foreach (var entry in CacheInventory.List(new(workshop.CacheFolder)).Where(entry => entry.Kind is CacheEntryKind.Artifact or CacheEntryKind.Features))
            if (Directory.Exists(entry.Path)) Directory.SetLastWriteTimeUtc(entry.Path, DateTime.UnixEpoch);
            else File.SetLastWriteTimeUtc(entry.Path, DateTime.UnixEpoch);
        Directory.Delete(workshop.OutputFolder, recursive: true);

        workshop.Build(file);
        Assert.NotEqual(DateTime.UnixEpoch, Directory.GetLastWriteTimeUtc(workshop.CachedArtifact));
        workshop.Build(workshop.Write("other.model.yaml", Models.Street(strategy: "frozen", epochs: 1, name: "other", tasks: "sign: { dataset: street, target: sign, head: classification }")));
        Assert.DoesNotContain(CacheInventory.List(new(workshop.CacheFolder)), entry => entry.LastUsed == DateTimeOffset.UnixEpoch);
    }

    [Theory]
    [InlineData("10GB", 10L << 30)]
    [InlineData("500 MB", 500L << 20)]
    [InlineData("1.5tib", 3L << 39)]
    [InlineData("2k", 2048)]
    [InlineData("123", 123)]
    [InlineData("0", 0)]
    [InlineData("Unlimited", 0)]
    public void Sizes_are_read(string text, long bytes)
    {
        Assert.True(CacheLimit.TryParse(text, out var read));
        Assert.Equal(bytes, read);
        var limit = CacheLimit.FromEnvironment(new Dictionary<string, string> { ["TLPIPE_CACHE_SIZE"] = text });
        Assert.Equal(bytes == 0 ? null : bytes, limit);
    }

    [Theory]
    [InlineData("plenty")]
    [InlineData("-1GB")]
    [InlineData("10 pounds")]
    [InlineData("1,5GB")]
    [InlineData("9999999999TB")]
    [InlineData("GB")]
    [InlineData("10iB")]
    public void What_is_no_size_is_an_error(string text)
    {
        var error = Assert.Throws<DiagnosticException>(() => CacheLimit.FromEnvironment(new Dictionary<string, string> { ["TLPIPE_CACHE_SIZE"] = text }));
        Assert.Equal(
            $"tlpipe: error TLP7213: TLPIPE_CACHE_SIZE is no size: '{text}'; write a number with a unit, such as 500MB, 10GB or 1.5TB, or 'unlimited'",
            Assert.Single(error.Diagnostics).ToString());
    }

    [Fact]
    public void Without_a_limit_ten_gigabytes_are_it() => Assert.Equal(10L << 30, CacheLimit.FromEnvironment(new Dictionary<string, string>()));

    /// <summary>A cache of made-up entries at noon; each is told by the letter that fills its key.</summary>
    private sealed class Shelf : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly CacheLayout _layout;

        public Shelf() => _layout = new(_folder.Path);

        public long Size => CacheInventory.List(_layout).Sum(entry => entry.Size);

        public void Artifact(string letter, int size, double hoursAgo) => Folder(_layout.Artifact(Key(letter)), size, hoursAgo);

        public void Checkpoint(string letter, int size, double hoursAgo) => Folder(_layout.Checkpoints(Key(letter), Key("f")), size, hoursAgo);

        public void Corrupt(string letter, int size, double hoursAgo) => Folder(Path.Combine(_layout.Corrupt, Key(letter).Hex + "-1"), size, hoursAgo);

        public void Unfinished(string letter, int size, double hoursAgo) => Folder(Path.Combine(_layout.Artifacts, $".{Key(letter).Hex}.{int.MaxValue.ToString(CultureInfo.InvariantCulture)}.new"), size, hoursAgo);

        public void Features(string letter, int size, double hoursAgo) => Sized(_layout.Features(Key(letter)), size, hoursAgo);

        public void Lock(string letter, double hoursAgo) => Sized(_layout.TrainingLock(Key(letter)), 0, hoursAgo);

        public IDisposable Hold(string letter, double hoursAgo)
        {
            var held = TrainingLock.TryTake(_layout.TrainingLock(Key(letter)))!;
            File.SetLastWriteTimeUtc(_layout.TrainingLock(Key(letter)), (Noon - TimeSpan.FromHours(hoursAgo)).UtcDateTime);
            return held;
        }

        public IDisposable Share(string letter) => TrainingLock.TryShare(_layout.TrainingLock(Key(letter)))!;

        /// <summary>What went, by its letter. Pruning takes locks itself, so they count only where it is they that matter.</summary>
        public IReadOnlyList<string> Prune(PruneRequest request, bool withLocks = false) =>
        [
            .. new CachePruner(_layout, new StandingClock()).Prune(request).Freed
                .Where(entry => withLocks || entry.Kind != CacheEntryKind.Lock)
                .Select(entry => Path.GetFileName(entry.Path).TrimStart('.')[..1]),
        ];

        public void Dispose() => _folder.Dispose();

        private static Digest Key(string letter) => new(new string(letter[0], 64));

        private static void Folder(string path, int size, double hoursAgo)
        {
            Directory.CreateDirectory(path);
            Sized(Path.Combine(path, "content"), size, hoursAgo);
            Directory.SetLastWriteTimeUtc(path, (Noon - TimeSpan.FromHours(hoursAgo)).UtcDateTime);
        }

        private static void Sized(string path, int size, double hoursAgo)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, new byte[size]);
            File.SetLastWriteTimeUtc(path, (Noon - TimeSpan.FromHours(hoursAgo)).UtcDateTime);
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
