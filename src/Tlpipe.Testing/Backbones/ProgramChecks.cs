using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>Whether the recorded program is the network.</summary>
internal static class ProgramChecks
{
    private const string Remedy =
        "take no sizes out of tensors in forward: flatten(1), unflatten(-1, [H, D]), mean(-1), cumsum, -1 in reshape; and decide nothing by values (where, masked_fill instead of if)";

    public static void AnyBatch(BuiltBackbone built) =>
        Compare(built, built.Batch(2), built.Batch(3), [built.Batch(1, seed: 3), built.Batch(5, seed: 4)], "the size of the batch");

    public static void AnyLength(BuiltBackbone built)
    {
        if (!built.Varies) return;
        var (first, second) = built.Lengths;
        Compare(built, built.Batch(2, first), built.Batch(2, second), [built.Batch(2, first + 3, 3), built.Batch(2, second + 2, 4)], "the length of the input");
    }

    private static void Compare(BuiltBackbone built, Tensor first, Tensor second, IReadOnlyList<Tensor> others, string what)
    {
        using var scope = NewDisposeScope();
        foreach (var batch in others.Append(first).Append(second)) scope.Attach(batch);
        using var mode = no_grad();
        using var trunk = built.Build();
        trunk.eval();
        using var program = Record(trunk, first, second, what);
        foreach (var batch in others)
        {
            var expected = trunk.call(batch);
            var found = Run(program, batch, what);
            if (!ForwardChecks.Close(expected, found))
                throw new ConformanceException(
                    $"the program recorded with [{string.Join(", ", first.shape)}] gives other features than the trunk for [{string.Join(", ", batch.shape)}]: {what} has become a constant",
                    "applications run the program, not the plugin", Remedy);
        }
    }

    private static ScriptModule Record(Trunk trunk, Tensor first, Tensor second, string what)
    {
        try
        {
            return jit.trace(trunk, first, second);
        }
        catch (Exception error) when (error is TraceException or TorchException)
        {
            throw new ConformanceException($"no program can be recorded that doesn't depend on {what}: {error.Message.Split('\n')[0]}", "applications run the program, not the plugin", Remedy, error);
        }
    }

    private static Tensor Run(ScriptModule program, Tensor batch, string what)
    {
        try
        {
            return program.call(batch);
        }
        catch (TorchException error)
        {
            throw new ConformanceException($"the recorded program fails for [{string.Join(", ", batch.shape)}], so it depends on {what}: {error.Message.Split('\n')[0]}", "applications run the program, not the plugin", Remedy, error);
        }
    }
}
