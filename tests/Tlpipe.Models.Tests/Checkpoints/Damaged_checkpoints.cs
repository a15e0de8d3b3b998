using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Models.Tests.Checkpoints;

[Collection(nameof(ReferenceCheckpoints))]
public sealed class Damaged_checkpoints(ReferenceCheckpoints reference)
{
    private const long MemoryOfOneReading = 512L << 20;

    private static readonly string[] Names = ["nested.zip.pth", "nested.legacy.pth", "views.zip.pth", "views.legacy.pth", "protocol4.legacy.pth"];

    [SkippableFact]
    public void A_file_cut_off_anywhere_is_a_coded_error()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("damaged.pth");
        foreach (var name in Names)
        {
            File.Copy(reference.Named(name), path, overwrite: true);
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            var whole = file.Length;
            // Every byte of the first opcodes and of the directory at the end, and steps between.
            for (var length = whole - 1; length >= 0; length -= length < 600 || length > whole - 300 ? 1 : 13)
            {
                file.SetLength(length);
                var error = TryRead(path);
                Assert.True(error is not null, $"{name} cut off at byte {length} was read");
                Assert.Contains(error.Diagnostics[0].Code, (string[])["TLP4002", "TLP4003", "TLP4005"]);
            }
        }
    }

    [SkippableFact]
    public void A_file_with_changed_bytes_is_read_or_is_a_coded_error()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("damaged.pth");
        var random = new Random(7);
        var errors = 0;
        foreach (var name in Names)
        {
            var whole = File.ReadAllBytes(reference.Named(name));
            for (var round = 0; round < 200; round++)
            {
                var changed = whole.ToArray();
                for (var change = random.Next(1, 6); change > 0; change--) Change(changed, random);
                File.WriteAllBytes(path, changed);
                if (TryRead(path) is not null) errors++;
            }
        }
        Assert.InRange(errors, 250, 1000);
    }

    /// <summary>Opens and reads all of it; the error, if it was one of ours. Any other error fails the test.</summary>
    private static DiagnosticException? TryRead(string path)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using var checkpoint = Checkpoint.Open(path);
            foreach (var entry in checkpoint.Entries)
                checkpoint.ReadInto(entry.Name, new byte[entry.ByteCount]);
            return null;
        }
        catch (DiagnosticException error)
        {
            Assert.DoesNotContain('\n', error.Message);
            return error;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MemoryOfOneReading);
        }
    }

    private static void Change(byte[] bytes, Random random)
    {
        // Where pickles and directories lie, more often than among the numbers.
        var at = random.Next(3) switch
        {
            0 => random.Next(bytes.Length),
            1 => random.Next(Math.Min(3000, bytes.Length)),
            _ => bytes.Length - 1 - random.Next(Math.Min(1500, bytes.Length)),
        };
        bytes[at] = random.Next(3) switch
        {
            0 => (byte)random.Next(256),
            1 => (byte)(bytes[at] ^ (1 << random.Next(8))),
            _ => (byte)(random.Next(2) * 255),
        };
    }
}
