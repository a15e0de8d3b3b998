using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models;

/// <summary>Decodes inputs on the thread pool, a bounded number ahead, and gives them in their order.</summary>
internal static class DecodeAhead
{
    /// <summary>The decoded inputs, or why one cannot be used. The receiver disposes the tensors it was given.</summary>
    /// <param name="inputs">Asked for only as far as is decoded.</param>
    /// <param name="decode">Decodes the bytes of one that has this name; called on several threads.</param>
    /// <param name="ahead">How many are decoded, or being decoded, beyond the one given last.</param>
    public static IEnumerable<DecodedInput> Run(IEnumerable<EncodedInput> inputs, Func<ReadOnlyMemory<byte>, string, Tensor> decode, int ahead)
    {
        var pending = new Queue<Task<DecodedInput>>();
        try
        {
            foreach (var input in inputs)
            {
                pending.Enqueue(Start(input, decode));
                if (pending.Count > ahead) yield return pending.Dequeue().GetAwaiter().GetResult();
            }
            while (pending.Count > 0) yield return pending.Dequeue().GetAwaiter().GetResult();
        }
        finally
        {
            // The receiver stopped early: what was decoded for nobody is given back.
            foreach (var task in pending) GiveBack(task);
        }
    }

    private static void GiveBack(Task<DecodedInput> task)
    {
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        if (task.IsCompletedSuccessfully) task.Result.Tensor?.Dispose();
    }

    private static Task<DecodedInput> Start(EncodedInput input, Func<ReadOnlyMemory<byte>, string, Tensor> decode)
    {
        // The caller's dispose scope must not own what is decoded here.
        using var apart = ExecutionContext.SuppressFlow();
        return Task.Run(() => Decode(input, decode));
    }

    private static DecodedInput Decode(EncodedInput input, Func<ReadOnlyMemory<byte>, string, Tensor> decode)
    {
        try
        {
            return new DecodedInput(input.Source, decode(input.Read(), input.Source), null);
        }
        catch (DiagnosticException error)
        {
            return new DecodedInput(input.Source, null, error);
        }
    }
}

/// <summary>One input, decoded, or the reason why not.</summary>
internal sealed record DecodedInput(string Source, Tensor? Tensor, DiagnosticException? Error);
