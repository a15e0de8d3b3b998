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
}
