using System.Text.Json.Nodes;

namespace Tlpipe.Abstractions;

/// <summary>What the pipeline knows where a part is created.</summary>
/// <param name="Files">How files and folders are listed and digested, so that the build knows what was read.</param>
/// <param name="PreferredInput">The input that the backbone would choose; <see langword="null"/> while the backbone itself is created. A data set whose input size is free follows it.</param>
/// <param name="Target">What a head is going to learn; <see langword="null"/> for other parts, and where the target is not known because of other errors.</param>
public sealed record PartContext(IInputFiles Files, InputSignature? PreferredInput = null, TargetSignature? Target = null)
{
    /// <summary>
    /// For a data set: the codec of the model that the trunk's weights come from; <see langword="null"/> where they come from no model.
    /// What the trunk has learned holds for that codec's vocabulary alone, so a data set that would build one of its own takes this, or adds tokens behind it (<see cref="IDataSet.AddedTokens"/>).
    /// </summary>
    public CodecDescription? Pretrained { get; init; }

    /// <summary>For a data set: what the last build inferred from the data and put into the lock, <see cref="IDataSet.Inferred"/>; <see langword="null"/> where there is no lock.</summary>
    public JsonObject? Inferred { get; init; }
}
