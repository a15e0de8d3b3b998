using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Standard;
using Tlpipe.Standard.Balancing;
using Tlpipe.Standard.Classification;
using Tlpipe.Standard.Counts;
using Tlpipe.Standard.MultiLabel;
using Tlpipe.Standard.Optimizers;
using Tlpipe.Standard.Regression;
using Tlpipe.Standard.Schedules;
using Tlpipe.Standard.Sharing;

[assembly: TlpipePlugin(typeof(StandardPlugin))]

namespace Tlpipe.Standard;

/// <summary>The parts that fit every modality.</summary>
public sealed class StandardPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IServiceCollection services) => services
        .AddHead<ClassificationHeadProvider>("classification")
        .AddHead<MultiLabelHeadProvider>("multi-label")
        .AddHead<RegressionHeadProvider>("regression")
        .AddHead<CountHeadProvider>("count")
        .AddOptimizer<SgdProvider>("sgd")
        .AddOptimizer<AdamProvider>("adam")
        .AddOptimizer<AdamWProvider>("adamw")
        .AddSchedule<ConstantScheduleProvider>("constant")
        .AddSchedule<StepScheduleProvider>("step")
        .AddSchedule<CosineScheduleProvider>("cosine")
        .AddSchedule<OneCycleScheduleProvider>("one-cycle")
        .AddSharing<CrossStitchProvider>("cross-stitch")
        .AddSharing<MmoeProvider>("mmoe")
        .AddSharing<CgcProvider>("cgc")
        .AddBalancer<EqualBalancerProvider>("equal")
        .AddBalancer<FixedBalancerProvider>("fixed")
        .AddBalancer<UncertaintyBalancerProvider>("uncertainty")
        .AddBalancer<DwaBalancerProvider>("dwa")
        .AddBalancer<GlsBalancerProvider>("gls")
        .AddBalancer<RlwBalancerProvider>("rlw")
        .AddBalancer<FamoBalancerProvider>("famo")
        .AddBalancer<GradnormBalancerProvider>("gradnorm")
        .AddBalancer<PcgradBalancerProvider>("pcgrad")
        .AddBalancer<MgdaBalancerProvider>("mgda")
        .AddBalancer<CagradBalancerProvider>("cagrad")
        .AddBalancer<ImtlGBalancerProvider>("imtl-g")
        .AddBalancer<NashBalancerProvider>("nash");
}
