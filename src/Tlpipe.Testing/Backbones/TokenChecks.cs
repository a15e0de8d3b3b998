using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What tokens that weights don't know mean for a trunk.</summary>
internal static class TokenChecks
{
    private const int Added = 3;
    private const string Why = "a data set may have tokens that the weights don't know, and only these parameters are loaded with rows missing";

    public static void Grow(BuiltBackbone built)
    {
        var named = built.Backbone.TokenWeights;
        if (named.Count == 0) return;
        if (built.Input.Vocabulary is not { } vocabulary)
            throw new ConformanceException($"TokenWeights names '{named[0]}', and {built.Input} has no tokens", Why, "name none, or let the test class take tokens as its Input");
        using var device = device_scope(META);
        using var before = StructureChecks.Planned(built);
        using var after = StructureChecks.Planned(built with { Input = built.Input with { Vocabulary = vocabulary + Added } });
        var (shapes, grown) = (before.state_dict(), after.state_dict());
        if (named.FirstOrDefault(name => !shapes.ContainsKey(name)) is { } unknown)
            throw new ConformanceException($"TokenWeights names '{unknown}', which the trunk doesn't have", Why, $"name what it has: {string.Join(", ", shapes.Keys.Take(5))}…");
        foreach (var (name, tensor) in shapes)
        {
            long[] expected = named.Contains(name, StringComparer.Ordinal) ? [tensor.shape[0] + Added, .. tensor.shape[1..]] : tensor.shape;
            if (!grown.TryGetValue(name, out var found) || !found.shape.SequenceEqual(expected))
                throw new ConformanceException(
                    $"with {Added} more tokens '{name}' is [{string.Join(", ", found?.shape ?? [])}], and not [{string.Join(", ", expected)}]",
                    Why,
                    "name exactly the parameters that have a row for each token, the tokens along the first dimension");
        }
    }
}
