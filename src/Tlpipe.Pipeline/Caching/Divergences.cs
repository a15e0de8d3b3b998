using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching;

/// <summary>The user's notes on trainings that diverged, by training key: they would diverge again.</summary>
internal sealed class Divergences(CacheLayout layout, TimeProvider clock)
{
    /// <summary>Whether there is a note.</summary>
    public bool Has(Digest trainingKey)
    {
        var note = layout.Divergence(trainingKey);
        if (!File.Exists(note)) return false;
        LastUse.Mark(note, clock);
        return true;
    }

    /// <summary>Makes a note. Where that can't be done, the training is tried again the next time.</summary>
    public void Add(Digest trainingKey)
    {
        try
        {
            Directory.CreateDirectory(layout.AllDivergences);
            File.WriteAllBytes(layout.Divergence(trainingKey), []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
