using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;

namespace Tlpipe.Testing.Tests.Toys;

/// <summary>A small sound plugin, each part of which can be told to break one promise.</summary>
public sealed class ToyPlugin : IPlugin
{
    public void Configure(IServiceCollection services) => services
        .AddDataSet<ToyDataProvider>("toy-lines")
        .AddDataSet<UnsayableProvider>("unsayable")
        .AddDataSet<UndescribedProvider>("undescribed")
        .AddDataSet<BadDefaultProvider>("bad-default")
        .AddDataSet<UnnamedOptionProvider>("unnamed-option")
        .AddDataSet<FailingOptionProvider>("failing-option")
        .AddBackbone<ToyBackboneProvider>("toy-trunk")
        .AddHead<ToyHeadProvider>("toy-head")
        .AddOptimizer<ToyOptimizerProvider>("toy-steps")
        .AddSchedule<ToyScheduleProvider>("toy-schedule")
        .AddBalancer<ToyBalancerProvider>("toy-balancer")
        .AddSharing<ToySharingProvider>("toy-sharing");
}
