using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Tests;

public sealed class Scopes_own_tensors
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inner, outer, free;
        using (var around = NewDisposeScope())
        {
            using (var scope = NewDisposeScope())
            {
                inner = ones(1);
                outer = ones(1).MoveToOuterDisposeScope();
                free = ones(1).DetachFromDisposeScope();
                Assert.Equal(1, scope.DisposablesCount);
                Assert.Equal(1, around.DisposablesCount);
            }
            Assert.True(inner.IsInvalid);
            Assert.False(outer.IsInvalid);
            around.Attach(free);
        }
        Assert.True(outer.IsInvalid);
        Assert.True(free.IsInvalid);
    }

    [Fact]
    public async Task An_await_inside_a_scope_is_harmless()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = LiveHandles;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            for (var i = 0; i < 10; i++)
            {
                using var scope = NewDisposeScope();
                var first = full([3], worker);
                await Task.Yield();
                using (NewDisposeScope())
                {
                    await Task.Yield();
                    _ = first + 1;
                    await Task.Run(() => ones(2));
                }
                Assert.Equal(worker, first[0].item<long>());
                Assert.InRange(scope.DisposablesCount, 1, 2);
            }
        }));
        Assert.Equal(before, LiveHandles);
    }

    [Fact]
    public void A_scope_that_is_closed_early_passes_to_the_one_around_it()
    {
        using var around = NewDisposeScope();
        var first = NewDisposeScope();
        var second = NewDisposeScope();
        first.Dispose();
        using (var tensor = ones(1)) Assert.Equal(1, second.DisposablesCount);
        second.Dispose();
        ones(1);
        Assert.Equal(1, around.DisposablesCount);
    }

    [Fact]
    public void Forgotten_tensors_are_the_finalizers_care()
    {
        var before = LiveHandles;
        Forget();
        for (var i = 0; i < 10 && LiveHandles > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.True(LiveHandles <= before);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (var i = 0; i < 10; i++) ones(1);
    }
}
