using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>A stage that is a chain of modules.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Modules">The modules, first to last; those without parameters included.</param>
internal sealed record Section(string Name, params IReadOnlyList<nn.Module<Tensor, Tensor>> Modules)
{
    internal Stage ToStage() => new(Name, Layers.Row(Modules).call, Modules);

    /// <summary>The stage with something done before its modules.</summary>
    internal Stage ToStage(Func<Tensor, Tensor> before)
    {
        var row = Layers.Row(Modules);
        return new(Name, (Tensor input) => Run(before, row, input), Modules);
    }

    private static Tensor Run(Func<Tensor, Tensor> before, nn.Module<Tensor, Tensor> row, Tensor input)
    {
        using var prepared = before(input);
        return row.call(prepared);
    }
}
