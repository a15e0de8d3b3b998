using Tlpipe.Abstractions;
using Tlpipe.Testing;

namespace Tlpipe.Text.Tests.Backbones;

/// <summary>What the planner and the trainer count on.</summary>
public sealed class The_bag_of_embeddings : BackboneConformance<TextPlugin>
{
    protected override string Name => "bag-of-embeddings";

    protected override PartOptions Options => "{ embedding: 6 }";

    protected override InputSignature Input => Backbone.Input;
}

public sealed class The_text_CNN : BackboneConformance<TextPlugin>
{
    protected override string Name => "text-cnn";

    protected override PartOptions Options => "{ embedding: 6, filters: 4, widths: [2, 3] }";

    protected override InputSignature Input => Backbone.Input;

    protected override IReadOnlyList<RefusedOptions> Refused => [new("{ widths: [3, 0] }", "widths", "'widths' must be from 1 to 100")];
}

public sealed class The_text_transformer : BackboneConformance<TextPlugin>
{
    protected override string Name => "text-transformer";

    protected override PartOptions Options => "{ width: 8, layers: 2, heads: 2 }";

    protected override InputSignature Input => Backbone.Input;

    protected override IReadOnlyList<RefusedOptions> Refused =>
    [
        new("{ width: 9, heads: 3 }", "width", "a width of 9 is odd: half of it are sines of the position, half cosines"),
        new("{ width: 10 }", "heads", "4 heads don't divide a width of 10"),
    ];
}

public sealed class The_BERT : BackboneConformance<TextPlugin>
{
    protected override string Name => "bert";

    protected override PartOptions Options => "{ width: 8, layers: 3, heads: 2, intermediate: 20, positions: 16 }";

    protected override InputSignature Input => Backbone.Input;

    protected override IReadOnlyList<RefusedOptions> Refused => [new("{ width: 100 }", "heads", "12 heads don't divide a width of 100")];
}
