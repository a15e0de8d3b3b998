using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Ranking;

/// <summary>Scores features against the labels of one task.</summary>
internal static class FeatureScores
{
    /// <summary>The scores. Numbers are standardised, so that their unit doesn't matter.</summary>
    /// <param name="features"><c>[N, D]</c>.</param>
    /// <param name="labels">The labels of the same examples, as the signature says.</param>
    /// <param name="target">What they mean.</param>
    public static TaskScores Of(Tensor features, Tensor labels, TargetSignature target)
    {
        using var scope = NewDisposeScope();
        var targets = Targets(labels, target);
        var plain = FeatureSpectrum.Of(features, targets, centre: null);
        double[] squares = [.. targets.square().sum([0]).data<double>()];
        // A class that no example has can't be told from the others, by any trunk.
        var evidence = squares.Select((square, i) => (square, i)).Where(column => column.square > 0)
            .Select(column => LogMe.Of(plain, column.i, column.square, features.shape[0])).DefaultIfEmpty(0).Average();
        return new(evidence, target.Kind switch
        {
            TargetKind.Class => Separation(features, targets),
            TargetKind.Labels => MeanSeparation(features, targets),
            _ => null,
        });
    }

    /// <summary>float64 <c>[N, K]</c>: a column for each class or label, or one for a number.</summary>
    private static Tensor Targets(Tensor labels, TargetSignature target)
    {
        if (target.Kind == TargetKind.Class) return nn.functional.one_hot(labels, target.Classes.Count).to(ScalarType.Float64);
        var numbers = labels.to(ScalarType.Float64);
        if (target.Kind == TargetKind.Labels) return numbers;
        var centred = numbers - numbers.mean();
        return (centred / centred.square().mean().sqrt().clamp(min: 1e-12)).unsqueeze(1);
    }

    /// <summary>The mean over labels; those that all or no examples have separate nothing.</summary>
    private static double MeanSeparation(Tensor features, Tensor holds)
    {
        var scores = new List<double>();
        for (var label = 0L; label < holds.shape[1]; label++)
        {
            using var scope = NewDisposeScope();
            var has = holds.select(1, label);
            var count = has.sum().item<double>();
            if (count > 0 && count < has.shape[0]) scores.Add(Separation(features, stack([has, 1 - has], 1)));
        }

        return scores.Count == 0 ? 0 : scores.Average();
    }

    private static double Separation(Tensor features, Tensor members)
    {
        using var scope = NewDisposeScope();
        var (examples, channels) = (features.shape[0], features.shape[1]);
        var sizes = members.sum([0]);
        var centre = features.mean([0], type: ScalarType.Float64);
        var spectrum = FeatureSpectrum.Of(features, members / sizes.clamp(min: 1), centre);
        if (spectrum.Squares.Length == 0) return 0;
        var lengths = (features - centre.to(features.dtype)).to(ScalarType.Float64).square().sum(1);
        var shrinkage = HScore.Shrinkage(spectrum, examples, channels, lengths.square().sum().item<double>());
        return HScore.Of(spectrum, [.. sizes.data<double>().ToArray().Select(size => (long)size)], channels, shrinkage);
    }
}
