using Tlpipe.Abstractions;
using Tlpipe.Testing;

namespace PluginNamespace.Tests;

// What planning, training and predicting rely on, checked by the kit. The other tests are of what this plugin does besides.
public sealed class The_plugin : PluginConformance<Plugin>;

public sealed class The_lines : DataSetConformance<Plugin>
{
    protected override string Name => "plugin-name-lines";

    protected override PartOptions Options => "{ path: readings.txt }";

    protected override string? Folder => "Samples";

    protected override IReadOnlyList<RefusedOptions> Refused => [new("{ path: gone.txt }", "path", "there is no file 'gone.txt'")];
}

public sealed class The_perceptron : BackboneConformance<Plugin>
{
    protected override string Name => "plugin-name-mlp";

    protected override PartOptions Options => "{ units: 3 }";

    protected override InputSignature Input => ReadingCodec.Signature(4);
}

public sealed class The_head_for_medians : HeadConformance<Plugin>
{
    protected override string Name => "plugin-name-median";
}

public sealed class A_model_of_readings : TrainingConformance<Plugin>
{
    protected override string? Folder => "Samples";

    protected override string Model => """
        model: readings
        version: 1.0.0
        backbone: { use: plugin-name-mlp, units: 4 }
        tasks:
          number: { dataset: { use: plugin-name-lines, path: readings.txt }, head: plugin-name-median }
        training: { strategy: full, epochs: 3, batch: 40, optimizer: { use: adam, lr: 0.02 } }
        """;
}
