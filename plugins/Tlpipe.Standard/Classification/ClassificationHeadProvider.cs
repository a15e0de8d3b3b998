using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Classification;

/// <summary>Provides the head <c>classification</c>.</summary>
[Description("One of several classes: a linear layer on the features, trained by cross entropy.")]
public sealed class ClassificationHeadProvider : Provider<IHead, ClassificationHeadOptions>
{
    /// <inheritdoc/>
    protected override IHead Create(ClassificationHeadOptions options, PartContext context) => new ClassificationHead(options);
}
