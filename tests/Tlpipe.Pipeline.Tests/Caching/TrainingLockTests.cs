using Tlpipe.Pipeline.Caching;

namespace Tlpipe.Pipeline.Tests.Caching;

public sealed class TrainingLockTests
{
    [Fact]
    public async Task A_second_one_waits_until_the_first_is_done()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("locks", "model.lock");
        var first = TrainingLock.Take(path, () => Assert.Fail("there is nothing to wait for"), CancellationToken.None);
        var waiting = new TaskCompletionSource();

        var second = Task.Run(() => TrainingLock.Take(path, waiting.SetResult, CancellationToken.None));
        await waiting.Task;
        Assert.False(second.IsCompleted);
        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public void Waiting_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        using var first = TrainingLock.Take(folder.Combine("model.lock"), () => { }, CancellationToken.None);

        Assert.Throws<OperationCanceledException>(() => TrainingLock.Take(folder.Combine("model.lock"), stop.Cancel, stop.Token));
    }

    [Fact]
    public void Many_hold_it_in_common_or_one_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("model.lock");
        using (TrainingLock.TryShare(path))
        using (var second = TrainingLock.TryShare(path))
        {
            Assert.NotNull(second);
            Assert.Null(TrainingLock.TryTake(path));
        }

        using var alone = TrainingLock.TryTake(path);
        Assert.NotNull(alone);
        Assert.Null(TrainingLock.TryShare(path));
    }

    [Fact]
    public void A_lock_file_is_deleted_only_while_nobody_holds_it()
    {
        using var folder = new TemporaryFolder();
        string[] paths = [folder.Combine("alone.lock"), folder.Combine("common.lock"), folder.Combine("free.lock")];
        using var alone = TrainingLock.TryTake(paths[0]);
        using var common = TrainingLock.TryShare(paths[1]);
        File.WriteAllText(paths[2], "");

        Assert.Equal([paths[2]], TrainingLock.Delete(folder.Path, paths));
        Assert.Equal(paths[..2], paths.Where(File.Exists));
    }

    [Fact]
    public void Deleting_lock_files_never_lets_two_hold_a_lock()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("model.lock");
        var (holders, most, taken, deleted) = (0, 0, 0, 0);

        Parallel.For(0, 4, worker =>
        {
            for (var round = 0; round < 500; round++)
            {
                if (worker == 0)
                {
                    Interlocked.Add(ref deleted, TrainingLock.Delete(folder.Path, [path]).Count);
                    continue;
                }

                using var held = TrainingLock.TryTake(path);
                if (held is null) continue;
                Interlocked.Increment(ref taken);
                var now = Interlocked.Increment(ref holders);
                if (now > Volatile.Read(ref most)) Volatile.Write(ref most, now);
                Interlocked.Decrement(ref holders);
            }
        });

        Assert.Equal(1, most);
        Assert.True(taken > 0);
        Assert.True(deleted > 0);
    }
}
