using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Torch;
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
            throw new DiagnosticException(PluginDiagnostics.WorkFailed(new(plan.Spec.FileName), plugin, doing, plan.Spec.Name, error), error);
        }
    }

    /// <summary>Asks a data set for something of one example.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="split">The split.</param>
    /// <param name="index">The example.</param>
    /// <param name="doing">What is done with it, for people: <c>reading</c>.</param>
    /// <param name="work">The question.</param>
    /// <exception cref="DiagnosticException">TLP5004: its plugin threw what it shouldn't; the example is named.</exception>
    public static T OfExample<T>(PlannedDataSet dataSet, Split split, int index, string doing, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (dataSet.Plugin is not null && !IsTold(CauseOf(error)))
        {
            throw new DiagnosticException(PluginDiagnostics.ExampleFailed(dataSet, split, $"{doing} {PluginDiagnostics.Example(index, Describe(dataSet, split, index))}", error), error);
        }
    }

    /// <summary>Makes a batch of examples.</summary>
    /// <param name="dataSet">The data set whose codec does it.</param>
    /// <param name="split">The split.</param>
    /// <param name="indexes">The examples.</param>
    /// <param name="inputs">What was read of them.</param>
    /// <exception cref="DiagnosticException">TLP5004: its plugin threw what it shouldn't; the first of the examples is named.</exception>
    public static Tensor Collate(PlannedDataSet dataSet, Split split, IReadOnlyList<int> indexes, IReadOnlyList<Tensor> inputs)
    {
        try
        {
            return dataSet.Data.Codec.Collate(inputs);
        }
        catch (Exception error) when (dataSet.Plugin is not null && !IsTold(CauseOf(error)))
        {
            var first = PluginDiagnostics.Example(indexes[0], Describe(dataSet, split, indexes[0]));
            var examples = indexes.Count == 1 ? first : $"{indexes.Count} examples, the first of them {first},";
            throw new DiagnosticException(PluginDiagnostics.ExampleFailed(dataSet, split, $"collating {examples}", error), error);
        }
    }

    /// <summary>The name of the plugin whose code an unexpected exception comes from; <see langword="null"/> for any other exception.</summary>
    public static string? PluginOf(Exception error)
    {
        var cause = CauseOf(error);
        return IsTold(cause) || IsOfTheMachine(cause) ? null : new StackTrace(cause, fNeedFileInfo: false).GetFrames()
            .Select(frame => frame.GetMethod()?.Module.Assembly)
            .FirstOrDefault(assembly => assembly is not null && !PluginLoadContext.IsFrameworks(assembly.GetName())) is { } thrower
            && AssemblyLoadContext.GetLoadContext(thrower) is PluginLoadContext plugin ? plugin.Name : null;
    }

    /// <summary>What went wrong, where another exception only says that something did.</summary>
    public static Exception CauseOf(Exception error) => error switch
    {
        AggregateException or TargetInvocationException or TypeInitializationException when error.InnerException is { } inner => CauseOf(inner),
        _ => error,
    };

    /// <summary>What says itself what is wrong, or is told elsewhere: a diagnostic, a cancellation, too little memory, no libtorch.</summary>
    private static bool IsTold(Exception error) =>
        error is DiagnosticException or OperationCanceledException or OutOfMemoryException or TorchException { IsOutOfMemory: true } or TorchUnavailableException;

    /// <summary>The machine's lack of something, but for an assembly that the plugin should have brought.</summary>
    private static bool IsOfTheMachine(Exception error) => error switch
    {
        FileLoadException => false,
        FileNotFoundException { FileName: { } name } when name.Contains(", Version=", StringComparison.Ordinal) => false,
        _ => error is IOException or UnauthorizedAccessException,
    };

    /// <summary>How a person finds an example; <see langword="null"/> where that fails, too.</summary>
    private static string? Describe(PlannedDataSet dataSet, Split split, int index)
    {
        try
        {
            return dataSet.Data.Describe(split, index);
        }
#pragma warning disable CA1031 // A plugin may throw anything; what it threw first is being told.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
