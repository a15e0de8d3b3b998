using Tlpipe.Testing.Tests.Toys;

namespace Tlpipe.Testing.Tests;

/// <summary>A sound plugin passes: what an author writes, and all of it.</summary>
public sealed class The_toy_plugin : PluginConformance<ToyPlugin>;

public sealed class The_toy_lines : DataSetConformance<ToyPlugin>
{
    protected override string Name => "toy-lines";

    protected override PartOptions Options => "{ path: toy.txt, augment: true }";

    protected override string? Folder => "Samples/Toy";

    protected override IReadOnlyList<RefusedOptions> Refused => [new("{ path: gone.txt }", "path", "there is no file 'gone.txt'"), new("{ path: toy.txt, validateOneIn: 1 }", "validateOneIn")];
}

public sealed class The_toy_trunk : BackboneConformance<ToyPlugin>
{
    protected override string Name => "toy-trunk";
}

public sealed class The_toy_head : HeadConformance<ToyPlugin>
{
    protected override string Name => "toy-head";
}

public sealed class A_toy_model : TrainingConformance<ToyPlugin>
{
    protected override string? Folder => "Samples/Toy";

    protected override string Model => """
        model: toy
        version: 1.0.0
        seed: 5
        backbone: { use: toy-trunk }
        tasks:
          parity: { dataset: { use: toy-lines, path: toy.txt, augment: true }, head: toy-head }
        training:
          strategy: full
          epochs: 3
          batch: 4
          optimizer: { use: adamw, lr: 0.01 }
        """;
}
