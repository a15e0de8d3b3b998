using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using Tlpipe.Torch;
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
        using var mode = no_grad();
        network.eval();
        using var scope = NewDisposeScope();
        try
        {
            using var program = jit.trace(network, Example(plan, FirstBatch, device), Example(plan, SecondBatch, device));
            AtomicFile.Replace(path, program.save_without_weights);
            // A name that TorchScript reserves is found at loading: better here than where the model is used.
            jit.load(path).Dispose();
        }
        catch (Exception exception) when (exception is TraceException or TorchException)
        {
            throw new DiagnosticException(NoProgram(plan, exception.Message), exception);
        }
    }

    private static Tensor Example(TrainingPlan plan, int batch, string device)
    {
        var data = plan.DataSets[0].Data;
        var example = data.Read(Split.Train, 0, randomness: null);
        return data.Codec.Collate([.. Enumerable.Repeat(example, batch)]).to(torch.device(device));
    }

    private static Diagnostic NoProgram(TrainingPlan plan, string why) => Diagnostic.Error(
        "TLP4101", $"no program can be recorded of '{plan.Spec.Name}': {why}", new SourceLocation(plan.Spec.FileName));
}
