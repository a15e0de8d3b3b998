using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>What can go wrong while tasks are balanced.</summary>
internal static class BalancingDiagnostics
{
    /// <summary>A loss below zero, where a method divides by losses or takes their logarithm.</summary>
    public static Diagnostic NegativeLoss(string balancer, string task, double loss) => Diagnostic.Error(
        "TLP5017",
        string.Create(CultureInfo.InvariantCulture, $"balancer '{balancer}' compares losses by their ratios, and that of task '{task}' is negative ({loss:g3}); use a balancer that takes any loss, such as equal, fixed or pcgrad"));

    /// <summary>A gradient that is infinite or not a number.</summary>
    public static Diagnostic GradientNotFinite(string task) => Diagnostic.Error(
        "TLP5018",
        $"training diverged: the gradient of task '{task}' by the shared parameters is not a finite number; use a smaller lr or a warm-up");
}
