using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// Mixes each example of a batch with another one of the batch: <c>λ · x + (1 - λ) · x'</c>, one λ a batch, drawn from Beta(alpha, alpha); the loss is mixed in the same way,
/// of the labels that are there. It mixes what enters the trained part of the network: inputs, or the features of a frozen front.
/// </summary>
/// <remarks>Zhang et al., "mixup: beyond empirical risk minimization", 2018, and their published program.</remarks>
internal sealed class Mixup(double alpha, RandomStream randomness)
{
    /// <summary>How a batch is mixed, a pure function of the batch's number.</summary>
    /// <param name="batch">The number of the batch in the run.</param>
    /// <param name="dataSet">The position of the data set.</param>
    /// <param name="count">The examples of the batch.</param>
    public Mixture Draw(long batch, int dataSet, int count)
    {
        var stream = randomness.Derive("mixup", batch, dataSet);
        var share = BetaDistribution.Draw(stream, alpha);
        var partners = Enumerable.Range(0, count).ToArray();
        stream.Shuffle<int>(partners);
        return new(share, partners);
    }

    /// <summary>The mixed batches, as floating point numbers.</summary>
    /// <param name="values">The batches of all data sets, one after the other, <c>[N, …]</c>.</param>
    /// <param name="mixtures">How each is mixed.</param>
    public static Tensor Mix(Tensor values, IReadOnlyList<Mixture> mixtures)
    {
        using var scope = NewDisposeScope();
        var numbers = values.dtype == ScalarType.Byte ? values.to(ScalarType.Float32) : values;
        var mixed = new List<Tensor>();
        long first = 0;
        foreach (var (share, partners) in mixtures)
        {
            var own = numbers.narrow(0, first, partners.Length);
            var other = own.index_select(0, tensor(Array.ConvertAll(partners, partner => (long)partner)).to(values.device));
            mixed.Add(own.mul(share).add(other.mul(1 - share)));
            first += partners.Length;
        }

        return (mixed.Count == 1 ? mixed[0] : cat([.. mixed], 0)).MoveToOuterDisposeScope();
    }

    /// <summary>Where either of two mixed sequences has a token.</summary>
    /// <param name="mask">The masks of all data sets, one after the other, bool <c>[N, L]</c>.</param>
    /// <param name="mixtures">How each is mixed.</param>
    public static Tensor Join(Tensor mask, IReadOnlyList<Mixture> mixtures)
    {
        using var scope = NewDisposeScope();
        long first = 0;
        var partners = new List<long>();
        foreach (var mixture in mixtures)
        {
            partners.AddRange(mixture.Partners.Select(partner => first + partner));
            first += mixture.Partners.Length;
        }

        return (mask | mask.index_select(0, tensor(partners.ToArray()).to(mask.device))).MoveToOuterDisposeScope();
    }
}

/// <summary>How a batch is mixed.</summary>
/// <param name="Share">λ: what remains of each example.</param>
/// <param name="Partners">For each example, the position of the one that is mixed into it.</param>
internal sealed record Mixture(double Share, int[] Partners);
