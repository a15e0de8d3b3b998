using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>Draws a small training set: so many different texts of each class. More of one seed contain the fewer.</summary>
internal static class TextSampler
{
    public static IReadOnlyList<TextExample> Draw(IReadOnlyList<TextExample> train, IReadOnlyList<string> classes, int perClass, long seed)
    {
        var drawn = new HashSet<TextExample>(ReferenceEqualityComparer.Instance);
        var seen = new HashSet<Digest>();
        var texts = train.Where(example => seen.Add(example.Content)).OrderBy(example => example.Content.Hex, StringComparer.Ordinal).ToLookup(example => example.Stratum);
        for (var i = 0; i < classes.Count; i++)
        {
            TextExample[] ofClass = [.. texts[i]];
            if (ofClass.Length < perClass) throw TextSetErrors.TooFewOfClass(classes[i], ofClass.Length, perClass);
            RandomStream.FromSeed(seed).Derive("examples of a class", i).Shuffle<TextExample>(ofClass);
            drawn.UnionWith(ofClass.Take(perClass));
        }

        return [.. train.Where(drawn.Contains)];
    }
}
