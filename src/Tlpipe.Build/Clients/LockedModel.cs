namespace Tlpipe.Build.Clients;

/// <summary>What the lock beside a model file says of the model.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Key">The model's input key.</param>
/// <param name="ManifestDigest">SHA-256 of its <c>model.json</c>.</param>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Input">What it takes.</param>
internal sealed record LockedModel(string Name, string Version, string Key, string ManifestDigest, IReadOnlyList<LockedTask> Tasks, LockedInput Input);

/// <summary>What a model takes.</summary>
/// <param name="Codec">The name of the codec that decodes it.</param>
/// <param name="Form">How an application hands it over.</param>
/// <param name="Fields">The fields of a record.</param>
/// <param name="Runtime">The library that brings the codec; null for one that every application has.</param>
internal sealed record LockedInput(string Codec, LockedForm Form, IReadOnlyList<LockedField> Fields, LockedRuntime? Runtime)
{
    /// <summary>What a lock means that says nothing of it.</summary>
    public static LockedInput File { get; } = new("", LockedForm.File, [], null);
}

/// <summary>How an application hands over an input, by the names of <c>InputFormKind</c>.</summary>
internal enum LockedForm
{
    File,
    Text,
    Record,
}

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name: any text.</param>
/// <param name="Type">What its values are.</param>
/// <param name="CanBeMissing">Whether a record may leave it out.</param>
internal sealed record LockedField(string Name, LockedFieldType Type, bool CanBeMissing);

/// <summary>What the values of a field are, by the names of <c>InputFieldType</c>.</summary>
internal enum LockedFieldType
{
    Number,
    Category,
    Date,
    Text,
}

/// <summary>The library that brings a codec.</summary>
/// <param name="Package">The NuGet package.</param>
/// <param name="Version">Its version when the model was built.</param>
/// <param name="Assembly">The simple name of its assembly.</param>
internal sealed record LockedRuntime(string Package, string Version, string Assembly);

/// <summary>A task in a lock.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Kind">What its output means.</param>
/// <param name="Labels">Its labels, in the model's order; empty for numbers.</param>
/// <param name="Metrics">What it reached.</param>
internal sealed record LockedTask(string Name, LockedKind Kind, IReadOnlyList<string> Labels, LockedMetrics Metrics);

/// <summary>What a task's output means, by the names of <c>OutputKind</c>.</summary>
internal enum LockedKind
{
    Softmax,
    Sigmoid,
    Number,
}

/// <summary>What a task reached.</summary>
/// <param name="Split">The split it was measured on.</param>
/// <param name="Count">The number of examples.</param>
/// <param name="Values">The metrics that are numbers.</param>
internal sealed record LockedMetrics(string Split, long Count, IReadOnlyList<LockedMetric> Values);

/// <summary>A metric.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Low">The lower end of its 95 % interval; null where there is none.</param>
/// <param name="High">The upper end.</param>
internal sealed record LockedMetric(string Name, double Value, double? Low, double? High);
