using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Training;
using Tlpipe.Torch;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Traces a network for <c>program.pt</c>: what the codec gives to the logits of every task, without the weights.</summary>
internal static class ProgramTrace
{
    private const int FirstBatch = 2;
    private const int SecondBatch = 3;

    /// <summary>Traces and saves.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written; TLP4101: the trace depends on the size of the batch, or names something in a way that TorchScript can't read.</exception>
    public static void Save(Network network, TrainingPlan plan, string device, string path)
    {
        using var scope = NewDisposeScope();
        try
        {
            using var program = Trace(network, plan, device);
            AtomicFile.Replace(path, program.save_without_weights);
            // A name that TorchScript reserves is found at loading: better here than where the model is used.
            jit.load(path).Dispose();
        }
        catch (Exception exception) when (exception is TraceException or TorchException)
        {
            throw new DiagnosticException(NoProgram(plan, exception.Message), exception);
        }
    }

    /// <summary>Traces, for the errors alone.</summary>
    /// <exception cref="DiagnosticException">TLP4101.</exception>
    public static void Check(Network network, TrainingPlan plan, string device)
    {
        using var scope = NewDisposeScope();
        try
        {
            Trace(network, plan, device).Dispose();
        }
        catch (TraceException exception)
        {
            throw new DiagnosticException(NoProgram(plan, exception.Message), exception);
        }
    }

    /// <summary>Twice, with batches of different sizes and, where examples vary in size, with examples of different sizes.</summary>
    private static ScriptModule Trace(Network network, TrainingPlan plan, string device)
    {
        using var mode = no_grad();
        network.eval();
        var dataSet = plan.DataSets[0];
        var (example, index) = Example(dataSet.Data);
        var other = Batch(SecondBatch);
        var input = dataSet.Data.Codec.Output;
        return jit.trace(
            network,
            Batch(FirstBatch).to(torch.device(device)),
            (VaryingSizes.Any(input) ? VaryingSizes.Cut(other, input) : other).to(torch.device(device)));

        Tensor Batch(int size) => PluginFailure.Collate(dataSet, Split.Train, [.. Enumerable.Repeat(index, size)], [.. Enumerable.Repeat(example, size)]);
    }

    /// <summary>The first example that is not of the smallest size, which would leave nothing to tell two sizes apart by; the first where all are of one size.</summary>
    private static (Tensor Input, int Index) Example(IDataSet data)
    {
        var index = 0;
        var first = data.Read(Split.Train, index, randomness: null);
        var varying = data.Codec.Output.Shape.Index().Where(size => size.Item is null).Select(size => size.Index).ToList();
        while (varying.Exists(dim => first.shape[dim] < 2) && index + 1 < data.Count(Split.Train))
        {
            first.Dispose();
            first = data.Read(Split.Train, ++index, randomness: null);
        }

        return (first, index);
    }

    /// <summary>The network can't become a program.</summary>
    public static Diagnostic NoProgram(TrainingPlan plan, string why) => Diagnostic.Error(
        "TLP4101", $"no program can be recorded of '{plan.Spec.Name}': {why}", new SourceLocation(plan.Spec.FileName));
}
