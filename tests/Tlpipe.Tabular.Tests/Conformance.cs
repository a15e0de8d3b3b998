using Tlpipe.Abstractions;
using Tlpipe.Testing;

namespace Tlpipe.Tabular.Tests;

public sealed class The_plugin : PluginConformance<TabularPlugin>;

public sealed class The_csv : DataSetConformance<TabularPlugin>
{
    protected override string Name => "csv";

    protected override PartOptions Options =>
        "{ path: plants.csv, targets: { kind: {}, blossoms: {}, tall: { column: kind, is: tall } }, columns: { water: number }, ignore: [height], validation: 0.25, test: 0.1 }";

    protected override string? Folder => "Samples";
}

public sealed class The_mlp : BackboneConformance<TabularPlugin>
{
    protected override string Name => "mlp";

    protected override PartOptions Options => "{ layers: [8, 4], dropout: 0.1 }";

    protected override InputSignature Input => InputSignature.Row(5);
}

public sealed class The_resnet_mlp : BackboneConformance<TabularPlugin>
{
    protected override string Name => "resnet-mlp";

    protected override PartOptions Options => "{ width: 8, depth: 2, dropout: 0.1 }";

    protected override InputSignature Input => InputSignature.Row(5);
}

public sealed class A_model_of_plants : TrainingConformance<TabularPlugin>
{
    protected override string? Folder => "Samples";

    protected override string Model => """
        model: plants
        version: 1.0.0
        backbone: { use: resnet-mlp, width: 16, depth: 1 }
        datasets:
          plants: { use: csv, path: plants.csv, targets: { kind: {}, blossoms: {}, height: {} }, validation: 0.25 }
        tasks:
          kind: { dataset: plants, target: kind, head: classification }
          blossoms: { dataset: plants, target: blossoms, head: count }
          height: { dataset: plants, target: height, head: regression }
        training: { strategy: full, epochs: 3, batch: 8, optimizer: { use: adamw, lr: 0.01 } }
        """;
}
