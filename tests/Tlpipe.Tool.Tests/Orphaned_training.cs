using System.Diagnostics;

namespace Tlpipe.Tool.Tests;

public sealed class Orphaned_training
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    /// <summary>For a machine that is busy with other tests; what the tool promises, it promises of its own time.</summary>
    private static readonly TimeSpan Allowed = Promised + TimeSpan.FromSeconds(15);

    [Fact]
    public void A_training_whose_parent_is_killed_ends_and_goes_on_from_there_next_time()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street(epochs: 100_000));
        using var shell = new Shell(place, "train street.model.yaml --watch-parent --checkpoint-every 3600");
        shell.WaitForOutput("epoch 1 of");

        shell.Kill();

        Assert.True(shell.Tool.Ends(Allowed), "the orphan still runs");
        Assert.Equal(
            "tlpipe: error TLP5010: the process that started this one is gone, so this one stopped; nothing was published, and a training goes on from its last checkpoint when the command is given again\n",
            File.ReadAllText(place.At("error.txt")));
        Assert.False(Directory.Exists(place.At("models")));
        using var again = ToolProcess.Start(place, "train", "street.model.yaml");
        again.WaitForOutput("goes on from step");
        Assert.Contains("goes on from step", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_in_the_midst_of_a_long_operation_ends_as_well()
    {
        using var place = new Workplace();
        // A step on such pictures takes longer than the promise.
        place.Write("street.model.yaml", Samples.Street(count: 16).Replace("size: 24", "size: 512").Replace("width: 4, depth: 2", "width: 32, depth: 4"));
        using var shell = new Shell(place, "train street.model.yaml --watch-parent");
        shell.WaitForOutput("validation: 16 of 16");

        shell.Kill();

        Assert.True(shell.Tool.Ends(Allowed), "the orphan still runs");
        Assert.Contains("error TLP5010", File.ReadAllText(place.At("error.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void One_whose_parent_was_gone_before_it_looked_ends_at_once()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street(epochs: 100_000));
        using var gone = Process.Start(new ProcessStartInfo("true") { UseShellExecute = false })!;
        gone.WaitForExit();

        var result = place.RunAlone("train", "street.model.yaml", "--watch-parent", "--parent", gone.Id.ToString());

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("error TLP5010", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A shell that has started the tool and waits for it. It writes to files, so that nothing but its death tells the tool of its death.</summary>
    private sealed class Shell : IDisposable
    {
        private readonly Workplace _place;
        private readonly Process _process;

        public Shell(Workplace place, string arguments)
        {
            _place = place;
            var start = new ProcessStartInfo("sh", ["-c", $"dotnet '{ToolProcess.Assembly}' {arguments} > output.txt 2> error.txt & echo $! > started; mv started pid; wait"])
            {
                UseShellExecute = false,
                WorkingDirectory = place.Folder,
            };
            ToolProcess.Surround(start, place);
            _process = Process.Start(start)!;
            WaitFor(() => File.Exists(place.At("pid")));
        }

        /// <summary>The tool, which the shell is the parent of until its death.</summary>
        public LinuxProcess Tool => new(int.Parse(File.ReadAllText(_place.At("pid"))));

        public void WaitForOutput(string text) => WaitFor(() => File.Exists(_place.At("output.txt")) && File.ReadAllText(_place.At("output.txt")).Contains(text, StringComparison.Ordinal));

        public void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
        }

        public void Dispose()
        {
            Kill();
            _process.Dispose();
            if (Tool.Runs) Tool.Signal("KILL");
        }

        private static void WaitFor(Func<bool> condition)
        {
            var began = Stopwatch.StartNew();
            while (!condition() && began.Elapsed < TimeSpan.FromMinutes(1)) Thread.Sleep(20);
            Assert.True(condition());
        }
    }
}
