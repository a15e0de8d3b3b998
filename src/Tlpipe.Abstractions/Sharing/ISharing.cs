namespace Tlpipe.Abstractions;

/// <summary>
/// How the tasks share a network: what lies between the stages that one trunk computes for all of them and the features that each task's head gets.
/// </summary>
public interface ISharing
{
    /// <summary>Says why it doesn't fit, in one clause, or <see langword="null"/> when it does.</summary>
    /// <exception cref="DiagnosticException">An option doesn't fit; <see cref="Diagnostic.Option"/> names it.</exception>
    string? Refuses(SharingContext context);

    /// <summary>How many of the trunk's stages, from the input, one trunk computes for all tasks; all of them, unless tasks have stages of their own.</summary>
    int SharedStages(IReadOnlyList<string> stages);

    /// <summary>What each head gets.</summary>
    /// <param name="features">What the trunk gives.</param>
    FeatureSignature Features(FeatureSignature features);

    /// <summary>Builds what it adds to the network; <see langword="null"/> where every head gets the trunk's features as they are. Parameters are drawn as <see cref="IBackbone.Build"/> says.</summary>
    SharingModule? Build(SharingBuild build);
}
