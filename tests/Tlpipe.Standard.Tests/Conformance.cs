using Tlpipe.Testing;

namespace Tlpipe.Standard.Tests;

/// <summary>The kit that third parties test with, on this plugin.</summary>
public sealed class The_plugin_for_every_modality : PluginConformance<StandardPlugin>;

public sealed class The_head_for_classes : HeadConformance<StandardPlugin>
{
    protected override string Name => "classification";

    protected override PartOptions Options => "{ dropout: 0.2 }";
}

public sealed class The_head_for_labels : HeadConformance<StandardPlugin>
{
    protected override string Name => "multi-label";
}

public sealed class The_head_for_numbers : HeadConformance<StandardPlugin>
{
    protected override string Name => "regression";
}

public sealed class The_head_for_counts : HeadConformance<StandardPlugin>
{
    protected override string Name => "count";
}

public sealed class Sgd : OptimizerConformance<StandardPlugin>
{
    protected override string Name => "sgd";

    protected override PartOptions Options => "{ lr: 0.01, momentum: 0.9 }";
}

public sealed class Adam : OptimizerConformance<StandardPlugin>
{
    protected override string Name => "adam";
}

public sealed class AdamW : OptimizerConformance<StandardPlugin>
{
    protected override string Name => "adamw";
}

public sealed class The_constant_schedule : ScheduleConformance<StandardPlugin>
{
    protected override string Name => "constant";

    protected override PartOptions Options => "{ warmup: 1 }";
}

public sealed class The_schedule_in_steps : ScheduleConformance<StandardPlugin>
{
    protected override string Name => "step";
}

public sealed class The_cosine_schedule : ScheduleConformance<StandardPlugin>
{
    protected override string Name => "cosine";

    protected override PartOptions Options => "{ warmup: 2 }";
}

public sealed class The_schedule_of_one_cycle : ScheduleConformance<StandardPlugin>
{
    protected override string Name => "one-cycle";
}

public sealed class Equal_weights : BalancerConformance<StandardPlugin>
{
    protected override string Name => "equal";
}

public sealed class Weights_by_uncertainty : BalancerConformance<StandardPlugin>
{
    protected override string Name => "uncertainty";
}

public sealed class Weights_by_famo : BalancerConformance<StandardPlugin>
{
    protected override string Name => "famo";
}

public sealed class Gradients_of_one_norm : BalancerConformance<StandardPlugin>
{
    protected override string Name => "gradnorm";
}

public sealed class Gradients_without_conflict : BalancerConformance<StandardPlugin>
{
    protected override string Name => "pcgrad";
}

public sealed class Stitched_columns : SharingConformance<StandardPlugin>
{
    protected override string Name => "cross-stitch";

    protected override PartOptions Options => "{ from: high }";

    protected override IReadOnlyList<RefusedOptions> Refused => [new("{ from: top }", "from", "Available: low, middle, high, pool"), new("{ from: high, own: 1.5 }", "own")];
}

public sealed class Shared_experts : SharingConformance<StandardPlugin>
{
    protected override string Name => "mmoe";

    protected override PartOptions Options => "{ experts: 2, width: 3 }";
}

public sealed class Shared_and_own_experts : SharingConformance<StandardPlugin>
{
    protected override string Name => "cgc";

    protected override PartOptions Options => "{ sharedExperts: 2, ownExperts: 1, width: 3 }";
}
