using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>Tells what plugins throw while they are at work from mistakes of the engine's own.</summary>
internal static class PluginFailure
{
    /// <summary>Does work that calls a plan's parts.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="doing">What is done, for people: <c>training</c>.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="DiagnosticException">TLP5004: a plugin threw what it shouldn't.</exception>
    public static T Told<T>(TrainingPlan plan, string doing, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (PluginOf(error) is { } plugin)
        {
            throw new DiagnosticException(PluginDiagnostics.WorkFailed(new(plan.Spec.FileName), plugin, doing, plan.Spec.Name, Cause(error)), error);
        }
    }

    /// <summary>Reads one example.</summary>
    /// <exception cref="DiagnosticException">TLP5004: a plugin threw what it shouldn't; the example is named.</exception>
    public static Tensor Read(PlannedDataSet dataSet, Split split, int index, RandomStream? randomness)
    {
        try
        {
            return dataSet.Data.Read(split, index, randomness);
        }
        catch (Exception error) when (PluginOf(error) is { } plugin)
        {
            throw new DiagnosticException(PluginDiagnostics.ReadFailed(plugin, dataSet.Name, split, index, dataSet.Data.Describe(split, index), Cause(error)), error);
        }
    }

    /// <summary>The name of the plugin whose code an unexpected exception comes from; <see langword="null"/> for any other exception.</summary>
    public static string? PluginOf(Exception error)
    {
        var cause = Cause(error);
        return IsExpected(cause) ? null : new StackTrace(cause, fNeedFileInfo: false).GetFrames()
            .Select(frame => frame.GetMethod()?.Module.Assembly)
            .FirstOrDefault(assembly => assembly is not null && !PluginLoadContext.IsFrameworks(assembly.GetName())) is { } thrower
            && AssemblyLoadContext.GetLoadContext(thrower) is PluginLoadContext plugin ? plugin.Name : null;
    }

    /// <summary>What says itself what is wrong: a diagnostic, a cancellation, or the machine's lack of something.</summary>
    private static bool IsExpected(Exception error) =>
        error is DiagnosticException or OperationCanceledException or OutOfMemoryException or IOException or UnauthorizedAccessException;

    private static Exception Cause(Exception error) => error switch
    {
        AggregateException { InnerException: { } inner } => Cause(inner),
        TargetInvocationException { InnerException: { } inner } => Cause(inner),
        _ => error,
    };
}
