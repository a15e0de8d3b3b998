using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Ranking;

/// <summary>A trunk that a model might be built on.</summary>
/// <param name="Text">What was asked for: <c>resnet-18=$(data)/resnet18.pth</c>.</param>
/// <param name="Use">The backbone.</param>
/// <param name="Weights">A checkpoint or a model file; <see langword="null"/> for random parameters.</param>
public sealed record TrunkCandidate(string Text, string Use, string? Weights)
{
    /// <summary>Reads <c>BACKBONE</c> or <c>BACKBONE=WEIGHTS</c>; paths are relative to the current folder, or begin with a named root.</summary>
    public static TrunkCandidate Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return new(text, text, null);
        var weights = text[(equals + 1)..];
        return new(text, text[..equals], weights.StartsWith("$(", StringComparison.Ordinal) ? weights : Path.GetFullPath(weights));
    }

    /// <summary>A model file with this trunk in place of its own, and nothing that speaks of training: strategy and gates may not fit another trunk.</summary>
    internal ModelSpec In(ModelSpec spec)
    {
        // Errors are about the command line then, not about a line of the file.
        var at = new SourceLocation($"--with {Text}");
        YamlEntry backbone = new("backbone", at, new YamlScalar(Use, true, at));
        return Untrained(spec) with
        {
            Backbone = new(Use, at, new([], at)),
            Weights = Weights,
            Source = spec.Source with { Entries = [.. spec.Source.Entries.Where(entry => entry.Key != backbone.Key), backbone] },
        };
    }

    /// <summary>A model file without what speaks of training.</summary>
    internal static ModelSpec Untrained(ModelSpec spec) =>
        spec with
        {
            Gates = [],
            Comparisons = [],
            NegativeTransferForbidden = null,
            IsVariant = true,
            Training = spec.Training with
            {
                Strategy = PartSpec.Default("frozen", spec.Locate("training")),
                Balancer = PartSpec.Default("equal", spec.Locate("training")),
                Sharing = PartSpec.Default("hard", spec.Locate("training")),
                BatchNorm = null,
                Mixup = null,
                L2Sp = null,
            },
        };
}
